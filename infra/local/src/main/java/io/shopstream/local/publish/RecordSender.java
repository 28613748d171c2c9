package io.shopstream.local.publish;

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

/**
 * Sends records for a command, and returns when all in-sync replicas have them. What is sent in one call to one
 * partition keeps its order there and is not duplicated by the client's own retries. There is no transaction: after a
 * failure, any of the records may have been written, so a command must be able to send them all again.
 */
public final class RecordSender implements AutoCloseable {
    // The maximum of a topic of dead letters; the client's default of 1 MB would refuse the dead letter of a large
    // record.
    private static final int MAX_REQUEST_BYTES = 32 << 20;
    private static final int MAX_BLOCK_MS = 10_000;

    private final Producer<byte[], byte[]> producer;

    /** Takes the client over: {@link #close} closes it. */
    public RecordSender(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    public static RecordSender to(KafkaConnection kafka) {
        return new RecordSender(new KafkaProducer<>(
                kafka.with(Map.of(
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        MAX_BLOCK_MS,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        MAX_REQUEST_BYTES,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        2L * MAX_REQUEST_BYTES)),
                new ByteArraySerializer(),
                new ByteArraySerializer()));
    }

    /**
     * Returns when all records are acknowledged.
     *
     * @return where they are, in their order
     * @throws CommandFailure if one of them was not; the others may have been written
     */
    public List<RecordMetadata> send(Collection<ProducerRecord<byte[], byte[]>> records) {
        try {
            List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(records.size());
            for (ProducerRecord<byte[], byte[]> record : records) {
                acknowledgements.add(producer.send(record));
            }
            producer.flush();
            List<RecordMetadata> positions = new ArrayList<>(records.size());
            for (Future<RecordMetadata> each : acknowledgements) {
                positions.add(each.get());
            }
            return positions;
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
                "Kafka did not accept every record (" + cause.getMessage()
                        + "): run the same command again, it skips what is done",
                cause);
    }

    @Override
    public void close() {
        producer.close();
    }
}
