package io.shopstream.local.forget;

import io.shopstream.local.verify.expected.record.TopicReader;
import io.shopstream.schemas.kafka.KafkaConnection;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The keys of one compacted topic that have a record with personal data, from a scan of the whole topic. */
final class Traces {
    private final KafkaConnection kafka;
    private final String topic;
    private final Predicate<ConsumerRecord<byte[], byte[]>> isPersonal;

    private record PartitionKey(int partition, ByteBuffer key) {}

    /** What the topic has of one key. */
    static final class Trace {
        private final byte[] key;
        private ConsumerRecord<byte[], byte[]> newest;
        private boolean newestIsPersonal;
        private long records;

        private Trace(byte[] key, ConsumerRecord<byte[], byte[]> first) {
            this.key = key;
            this.newest = first;
        }

        byte[] key() {
            return key.clone();
        }

        ConsumerRecord<byte[], byte[]> newest() {
            return newest;
        }

        /** Whether the newest record has personal data: compaction would keep it. */
        boolean isNewestPersonal() {
            return newestIsPersonal;
        }

        /** Records with personal data that compaction removes. */
        long superseded() {
            return newestIsPersonal ? records - 1 : records;
        }
    }

    /**
     * @param kafka bootstrap servers
     * @param isPersonal whether a record holds personal data of the user
     */
    Traces(KafkaConnection kafka, String topic, Predicate<ConsumerRecord<byte[], byte[]>> isPersonal) {
        this.kafka = kafka;
        this.topic = topic;
        this.isPersonal = isPersonal;
    }

    String topic() {
        return topic;
    }

    List<Trace> find() {
        Map<PartitionKey, Trace> traces = new LinkedHashMap<>();
        scan(record -> {
            byte[] key = record.key();
            if (key == null) {
                return;
            }
            boolean personal = isPersonal.test(record);
            PartitionKey place = new PartitionKey(record.partition(), ByteBuffer.wrap(key));
            Trace trace = personal ? traces.computeIfAbsent(place, _ -> new Trace(key, record)) : traces.get(place);
            if (trace != null) {
                trace.newest = record;
                trace.newestIsPersonal = personal;
                trace.records += personal ? 1 : 0;
            }
        });
        return new ArrayList<>(traces.values());
    }

    /** The newest record without personal data of each of these keys; none where a key has no such record. */
    Collection<ConsumerRecord<byte[], byte[]>> newestWithout(Collection<Trace> traces) {
        Map<PartitionKey, ConsumerRecord<byte[], byte[]>> newest = new LinkedHashMap<>();
        Collection<PartitionKey> wanted = traces.stream()
                .map(trace -> new PartitionKey(trace.newest.partition(), ByteBuffer.wrap(trace.key)))
                .toList();
        scan(record -> {
            byte[] key = record.key();
            PartitionKey place = key == null ? null : new PartitionKey(record.partition(), ByteBuffer.wrap(key));
            if (place != null && wanted.contains(place) && !isPersonal.test(record)) {
                newest.put(place, record);
            }
        });
        return newest.values();
    }

    private void scan(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (TopicReader reader = new TopicReader(kafka, topic)) {
            reader.readToEnd(each, (left, read) -> {});
        }
    }
}
