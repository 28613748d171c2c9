package io.shopstream.sink.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.client.PipelineCatchUp;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.fixture.TestWarehouse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs against a fake streams service, a broker and a warehouse whose ledger the test writes. */
class PipelineProgressIT {
    private final TestTopics topics = TestTopics.create();
    private final TestWarehouse warehouse = TestWarehouse.create();

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    @Test
    void shouldNameTheStageThatIsBehindAndItsRemainingRecords() throws Exception {
        try (FakeStreams streams = FakeStreams.at(Instant.MAX)) {
            PipelineCatchUp progress = progress(TestTopics.bootstrapServers(), streams.root());
            assertThat(progress.await()).as(progress.missing()).isTrue();

            topics.send(topics.topics().orders(), "o1", Samples.order("o1", 1));
            topics.flush();
            assertThat(progress.await()).isFalse();
            assertThat(progress.missing())
                    .contains("shop-sink-facts", topics.topics().orders().name(), "=1");

            loaded("shop-sink-facts", topics.topics().orders().name());
            assertThat(progress.await()).as(progress.missing()).isTrue();
            assertThat(progress.missing()).isEmpty();

            topics.send(topics.topics().revenuePerMinute(), "k", Samples.minute(Samples.NOON, 2599));
            topics.flush();
            assertThat(progress.await()).isFalse();
            assertThat(progress.missing()).contains("shop-sink-marts");
        }
    }

    @Test
    void shouldWaitForStreamsEvenIfNothingIsMissing() throws Exception {
        try (FakeStreams streams = FakeStreams.at(Instant.EPOCH)) {
            PipelineCatchUp progress = progress(TestTopics.bootstrapServers(), streams.root());
            assertThat(progress.await()).isFalse();
            assertThat(progress.missing()).contains("shop-streams.2 has processed", "1970-01-01");
        }
    }

    private PipelineCatchUp progress(String kafka, URI streams) {
        return new PipelineCatchUp(
                new PipelineCatchUp.Platform(
                        KafkaConnection.of(kafka),
                        List.of(streams),
                        InternalToken.NONE,
                        () -> LoadedOffsets.open(warehouse.loader())),
                topics.topics(),
                Duration.ofMillis(500),
                remaining -> {});
    }

    private void loaded(String group, String topic) {
        warehouse.execute("insert into ops.sink_offsets (consumer_group, topic, partition, next_offset, topic_id)"
                + " select '%s%s', '%s', p, 1, '' from generate_series(0, 63) p"
                        .formatted(topics.topics().prefix(), group, topic));
    }
}
