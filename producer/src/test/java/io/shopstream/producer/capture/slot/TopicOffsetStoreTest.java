package io.shopstream.producer.capture.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.kafka.KafkaConnection;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicOffsetStoreTest {
    @Test
    void shouldTakeTheWholeConnectionThroughTheEnginesSettings() {
        KafkaConnection kafka = KafkaConnection.of(
                "a:9093",
                Map.of("security.protocol", "SSL", "ssl.keystore.key", "quiet-river", "ssl.key.password", "x"));

        Map<String, String> settings = TopicOffsetStore.settings(kafka);

        assertThat(TopicOffsetStore.connection(settings)).isEqualTo(kafka);
        // What the engine prints of its settings.
        assertThat(settings).allSatisfy((key, value) -> assertThat(key.endsWith("password") || value.equals("a:9093"))
                .isTrue());
    }
}
