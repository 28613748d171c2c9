package io.shopstream.local.forget;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.local.forget.Superseder.Superseding;
import io.shopstream.local.publish.RecordSender;
import io.shopstream.local.verify.expected.record.TopicReader;
import io.shopstream.schemas.kafka.KafkaConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class SupersederIT {
    private static final KafkaConnection KAFKA =
            KafkaConnection.of(SharedPlatform.get().kafka().bootstrapServers());

    private final String topic = "superseded-" + UUID.randomUUID();

    @Test
    void shouldNotHideARecordThatCameWhileItWrote() throws Exception {
        try (Admin admin = Admin.create(KAFKA.with(Map.of()));
                RecordSender sender = RecordSender.to(KAFKA)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
            // What was read ends at offset 1; the other records came meanwhile.
            sender.send(List.of(
                    record("quiet", "old"),
                    record("busy", "old"),
                    record("other", "own"),
                    record("busy", "newer"),
                    record("busy", "newest")));

            new Superseder(KAFKA, sender)
                    .send(List.of(
                            new Superseding(record("quiet", "copy of old"), 0),
                            new Superseding(record("busy", "copy of old"), 1)));

            assertThat(all())
                    .containsExactly(
                            "quiet=old",
                            "busy=old",
                            "other=own",
                            "busy=newer",
                            "busy=newest",
                            "quiet=copy of old",
                            "busy=copy of old",
                            "busy=newest");
        }
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        try (TopicReader reader = new TopicReader(KAFKA, topic)) {
            reader.readToEnd(
                    record -> all.add(new String(record.key(), StandardCharsets.UTF_8) + "="
                            + new String(record.value(), StandardCharsets.UTF_8)),
                    (_, _) -> {});
        }
        return all;
    }

    private ProducerRecord<byte[], byte[]> record(String key, String value) {
        return new ProducerRecord<>(
                topic, 0, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }
}
