package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.sink.fixture.TestTopics;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A dead letter is larger than its record: the largest record a producer sends by default must not stop the sink. */
class LargeDeadLetterIT {
    private static final int LARGEST = 1_048_400;
    private static final TestTopics TOPICS = TestTopics.create();

    private final LoaderHarness harness = new LoaderHarness(TOPICS);

    @AfterAll
    static void close() {
        TOPICS.close();
    }

    @Test
    void shouldDeadLetterTheLargestRecordOfATopicAndContinue() {
        byte[] noise = new byte[LARGEST];
        new Random(1).nextBytes(noise);
        harness.topics().sendBytes(harness.topics().topics().users().name(), "u", noise);
        harness.topics().flush();

        try (LoaderThread loader = harness.start()) {
            harness.sendOrders(0, 10);
            harness.awaitOrders(10, loader);
            await().atMost(LoaderHarness.TIMEOUT).untilAsserted(() -> assertThat(
                            harness.warehouse().rows("select octet_length(raw_value) from ops.rejected_records"))
                    .containsExactly(Integer.toString(LARGEST)));
            assertThat(loader.monitor().state()).isInstanceOf(LoaderState.Running.class);
        }
    }
}
