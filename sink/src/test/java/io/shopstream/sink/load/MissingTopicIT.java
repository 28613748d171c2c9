package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.sink.fixture.TestTopics;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A topic that is deleted while the sink runs is visible, and the other topics are loaded. */
class MissingTopicIT {
    private final TestTopics topics = TestTopics.create();
    private final LoaderHarness harness = new LoaderHarness(topics);
    private final String users = topics.topics().users().name();

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void shouldWaitForADeletedTopicLoadTheOthersAndStopWhenItIsAnotherOne() throws Exception {
        try (LoaderThread loader = harness.start()) {
            harness.sendOrders(0, 100);
            harness.awaitOrders(100, loader);

            topics.admin().deleteTopics(List.of(users)).all().get();
            awaitReason(loader, LoaderState.Waiting.class, "topic-missing: Kafka has no topic " + users);
            harness.sendOrders(100, 300);
            harness.awaitOrders(300, loader);
            awaitReason(loader, LoaderState.Waiting.class, "topic-missing: Kafka has no topic " + users);

            await().atMost(LoaderHarness.TIMEOUT).ignoreExceptions().until(() -> {
                topics.provision();
                return true;
            });
            awaitReason(loader, LoaderState.Stopped.class, "topic-recreated: " + users);

            harness.warehouse().execute("delete from ops.sink_offsets where topic = '" + users + "'");
            harness.sendOrders(300, 350);
            loader.start();
            harness.awaitOrders(350, loader);
            assertThat(loader.monitor().state()).isInstanceOf(LoaderState.Running.class);
        }
    }

    private static void awaitReason(LoaderThread loader, Class<? extends LoaderState> state, String reason) {
        await().atMost(LoaderHarness.TIMEOUT).untilAsserted(() -> {
            assertThat(loader.monitor().state()).isInstanceOf(state);
            assertThat(loader.monitor().state().toString()).contains(reason);
        });
    }
}
