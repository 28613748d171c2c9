package io.shopstream.local.forget;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.kafka.KafkaConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records and waits until the broker has acknowledged all of them. */
final class RecordSender implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;

    RecordSender(KafkaConnection kafka) {
        this.producer = new KafkaProducer<>(
                kafka.with(Map.of(
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        10_000)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** @throws CommandFailure if one of them was not acknowledged */
    void send(Collection<ProducerRecord<byte[], byte[]>> records) {
        try {
            List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> record : records) {
                acknowledgements.add(producer.send(record));
            }
            producer.flush();
            for (Future<RecordMetadata> each : acknowledgements) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (KafkaException e) {
            throw failure(e);
        }
    }

    private static CommandFailure failure(Throwable cause) {
        return new CommandFailure(
                "Kafka did not accept every record (" + cause.getMessage() + "): run the same command again", cause);
    }

    @Override
    public void close() {
        producer.close();
    }
}
