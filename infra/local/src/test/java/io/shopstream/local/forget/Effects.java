package io.shopstream.local.forget;

import io.shopstream.schemas.kafka.KafkaConnection;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Counts what an erasure changes outside of its process, and lets it die before one of these changes. */
final class Effects {
    private final AtomicInteger count = new AtomicInteger();
    private volatile int allowed = Integer.MAX_VALUE;

    /** The end of a process, as far as its thread can tell. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** From now on the given number of changes happens, and no other. */
    void allow(int changes) {
        count.set(0);
        allowed = changes;
    }

    int count() {
        return count.get();
    }

    /** Called before a change. */
    void next() {
        if (count.incrementAndGet() > allowed) {
            throw new Killed();
        }
    }

    /** A client each of whose records is a change. */
    KafkaProducer<byte[], byte[]> producer(KafkaConnection kafka) {
        return new KafkaProducer<>(kafka.with(Map.of()), new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
                next();
                return super.send(record);
            }
        };
    }
}
