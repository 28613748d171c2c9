package io.shopstream.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.kafka.KafkaConnection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class NewestRecordsIT {
    private static final KafkaConnection KAFKA =
            KafkaConnection.of(SharedPlatform.get().kafka().bootstrapServers());

    private final String topic = "later-" + UUID.randomUUID();

    @Test
    void shouldFindALaterRecordOfTheSameKeyInTheSamePartition() throws Exception {
        try (Admin admin = Admin.create(KAFKA.with(Map.of()))) {
            admin.createTopics(List.of(new NewTopic(topic, 4, (short) 1))).all().get();
        }
        try (Producer<String, String> producer =
                new KafkaProducer<>(KAFKA.with(Map.of()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 2, "changed", "old")).get();
            producer.send(new ProducerRecord<>(topic, 2, "same", "only")).get();
            producer.send(new ProducerRecord<>(topic, 2, "changed", "new")).get();
            producer.send(new ProducerRecord<>(topic, 3, "same", "elsewhere")).get();
        }
        NewestRecords later = new NewestRecords(KAFKA);

        assertThat(later.test(deadLetter("changed", 0))).isTrue();
        assertThat(later.test(deadLetter("changed", 2))).isFalse();
        assertThat(later.test(deadLetter("same", 1))).isFalse();
        assertThat(later.test(deadLetter("unknown", 0))).isFalse();
    }

    private DeadLetter deadLetter(String key, long offset) {
        DeadLetter deadLetter = TestDeadLetters.deadLetter("shop-sink-facts", topic, offset);
        deadLetter.setRawKey(TestDeadLetters.bytes(key));
        return deadLetter;
    }
}
