package io.shopstream.sink.load;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that this consumer owns and where each stands according to the warehouse. A partition that is new, or in
 * doubt after a failure, is paused until the ledger has been read; so nothing is ever read from the group's own offsets,
 * and polling keeps the membership alive while the database is away.
 */
final class Assignment implements ConsumerRebalanceListener {
    private final Consumer<byte[], byte[]> consumer;
    private final TopicIds topicIds;
    private final OffsetLedger ledger;
    private final LoaderMonitor monitor;
    private final Map<String, String> marts;
    private final Map<TopicPartition, LedgerEntry> known = new HashMap<>();
    // Up to where batches have been cut; ahead of what is known to be committed while one is being written.
    private final Map<TopicPartition, Long> cut = new HashMap<>();
    private final Set<TopicPartition> unresolved = new HashSet<>();

    /** @param marts the tables that are filled by one topic each, by its name */
    Assignment(
            Consumer<byte[], byte[]> consumer,
            TopicIds topicIds,
            OffsetLedger ledger,
            LoaderMonitor monitor,
            Map<String, String> marts) {
        this.consumer = consumer;
        this.topicIds = topicIds;
        this.ledger = ledger;
        this.monitor = monitor;
        this.marts = Map.copyOf(marts);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        // A position of any kind keeps the client from asking for the group's offsets; the right one follows.
        partitions.forEach(partition -> consumer.seek(partition, 0));
        consumer.pause(partitions);
        unresolved.addAll(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> {
            known.remove(partition);
            cut.remove(partition);
            unresolved.remove(partition);
            monitor.forget(partition);
        });
    }

    /** After a failure nobody knows what was committed: every partition has to be read up in the ledger again. */
    void invalidateAll() {
        consumer.pause(consumer.assignment());
        unresolved.addAll(consumer.assignment());
        known.clear();
        cut.clear();
    }

    boolean hasUnresolved() {
        return !unresolved.isEmpty();
    }

    /**
     * Seeks what is in doubt to the ledger and lets it flow.
     *
     * @throws LoaderStoppedException if the log does not fit the ledger
     */
    void resolve(SessionSource session) throws SQLException {
        Set<TopicPartition> partitions = Set.copyOf(unresolved);
        Map<String, String> ids = topicIds.of(topics(partitions));
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, LedgerEntry> entries = ledger.open(session.get().connection(), partitions, ids);
        // Not a batch: nothing that a crash could tear apart, so no seam.
        session.get().connection().commit();
        entries.forEach((partition, entry) -> new LogBounds(
                        Objects.requireNonNull(ids.get(partition.topic())),
                        Objects.requireNonNull(starts.get(partition)),
                        Objects.requireNonNull(ends.get(partition)))
                .check(partition, entry, marts.get(partition.topic())));
        entries.forEach((partition, entry) -> {
            consumer.seek(partition, entry.nextOffset());
            known.put(partition, entry);
            cut.put(partition, entry.nextOffset());
            unresolved.remove(partition);
            publish(partition, entry);
        });
        consumer.resume(partitions);
    }

    /** Notices a topic that was re-created under a running consumer. */
    void checkTopics() {
        if (known.isEmpty()) {
            return;
        }
        Map<String, String> ids = topicIds.of(topics(known.keySet()));
        known.forEach((partition, entry) -> new LogBounds(
                        Objects.requireNonNull(ids.get(partition.topic())), 0, Long.MAX_VALUE)
                .check(partition, entry, marts.get(partition.topic())));
    }

    private static Set<String> topics(Set<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
    }

    /** The partitions whose place is known. */
    Set<TopicPartition> settled() {
        return Set.copyOf(known.keySet());
    }

    /** Whether the log holds more than has been polled, as far as the client knows. */
    boolean isBehind() {
        return known.keySet().stream()
                .anyMatch(partition -> consumer.currentLag(partition).orElse(0) > 0);
    }

    /** What lies between the last batch and the consumer's position, with the given numbers of records. */
    List<OffsetRange> ranges(Map<TopicPartition, Integer> records) {
        List<OffsetRange> ranges = new ArrayList<>();
        known.forEach((partition, entry) -> {
            long position = consumer.position(partition);
            long from = Objects.requireNonNull(cut.put(partition, position));
            if (position != from) {
                int count = records.getOrDefault(partition, 0);
                ranges.add(new OffsetRange(partition, entry.topicId(), from, position, count, 0));
            }
        });
        return ranges;
    }

    /** The ranges are committed in the warehouse. */
    void advanced(List<OffsetRange> ranges) {
        Map<TopicPartition, OffsetAndMetadata> mirror = new HashMap<>();
        for (OffsetRange range : ranges) {
            LedgerEntry before = known.get(range.partition());
            if (before == null) {
                // Taken away while it was being written; the next owner reads the ledger.
                continue;
            }
            known.put(
                    range.partition(),
                    new LedgerEntry(
                            before.topicId(),
                            range.to(),
                            before.records() + range.records(),
                            before.rejected() + range.rejected()));
            mirror.put(range.partition(), new OffsetAndMetadata(range.to()));
        }
        // For lag tools only: nothing reads these back.
        consumer.commitAsync(mirror, (offsets, failure) -> {});
    }

    void publish() {
        known.forEach(this::publish);
    }

    private void publish(TopicPartition partition, LedgerEntry entry) {
        long lag = consumer.currentLag(partition).orElse(-1);
        monitor.partition(
                partition,
                new PartitionStatus(
                        partition.topic(),
                        partition.partition(),
                        entry.nextOffset(),
                        lag,
                        entry.records(),
                        entry.rejected()));
    }
}
