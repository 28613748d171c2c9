package io.shopstream.sink.load;

import io.shopstream.sink.ledger.LedgerEntry;
import io.shopstream.sink.ledger.OffsetLedger;
import io.shopstream.sink.ledger.OffsetRange;
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
 * Tracks the partitions that this consumer owns and the ledger row of each. A partition that is newly assigned, or
 * unresolved after a failure, is paused until its ledger row has been read. So the loader never starts from the group's
 * offsets, and polling keeps it in the group while the database is unavailable.
 */
final class Assignment implements ConsumerRebalanceListener {
    private final Consumer<byte[], byte[]> consumer;
    private final TopicIds topicIds;
    private final OffsetLedger ledger;
    private final LoaderMonitor monitor;
    private final Map<String, String> marts;
    private final Map<TopicPartition, LedgerEntry> known = new HashMap<>();
    // End of the last batch of each partition: ahead of the ledger row while that batch is being written.
    private final Map<TopicPartition, Long> batchEnds = new HashMap<>();
    private final Set<TopicPartition> unresolved = new HashSet<>();

    /** @param marts the table that each derived topic fills, by topic name */
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
        // With any position set, the client does not fetch the group's offsets; resolve() seeks to the right one.
        partitions.forEach(partition -> consumer.seek(partition, 0));
        consumer.pause(partitions);
        unresolved.addAll(partitions);
        monitor.keepOnly(consumer.assignment());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> {
            known.remove(partition);
            batchEnds.remove(partition);
            unresolved.remove(partition);
            monitor.forget(partition);
        });
    }

    /** Pauses every partition until its ledger row is read again: after a failure, what was committed is unknown. */
    void invalidateAll() {
        consumer.pause(consumer.assignment());
        unresolved.addAll(consumer.assignment());
        known.clear();
        batchEnds.clear();
    }

    boolean hasUnresolved() {
        return !unresolved.isEmpty();
    }

    /**
     * Seeks the unresolved partitions to the offsets of the ledger and resumes them. Those of a topic that does not
     * exist stay unresolved, until the group takes them away.
     *
     * @throws LoaderStoppedException if the log does not match the ledger
     */
    void resolve(SessionSource session) throws SQLException {
        Map<String, String> ids = topicIds.existing(topics(unresolved));
        Set<TopicPartition> partitions = unresolved.stream()
                .filter(partition -> ids.containsKey(partition.topic()))
                .collect(Collectors.toUnmodifiableSet());
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        // The database may not answer for hours: without this, the status would show the lag before the outage.
        ends.forEach(monitor::logEnd);
        Map<TopicPartition, LedgerEntry> entries = ledger.open(session.get().connection(), partitions, ids);
        // Not session.commit(): this is no batch, so crash tests need no fault injection point here.
        session.get().connection().commit();
        Map<TopicPartition, LogBounds> logs = new HashMap<>();
        entries.keySet()
                .forEach(partition -> logs.put(
                        partition,
                        new LogBounds(
                                Objects.requireNonNull(ids.get(partition.topic())),
                                Objects.requireNonNull(starts.get(partition)),
                                Objects.requireNonNull(ends.get(partition)))));
        // Before the check: the status of a loader that stops must name the partitions that are still to be loaded.
        logs.forEach((partition, log) -> {
            LedgerEntry entry = Objects.requireNonNull(entries.get(partition));
            publish(partition, entry, log.lag(entry));
        });
        logs.forEach((partition, log) ->
                log.check(partition, Objects.requireNonNull(entries.get(partition)), marts.get(partition.topic())));
        entries.forEach((partition, entry) -> {
            consumer.seek(partition, entry.nextOffset());
            known.put(partition, entry);
            batchEnds.put(partition, entry.nextOffset());
            unresolved.remove(partition);
        });
        consumer.resume(partitions);
    }

    /** The partitions whose ledger row is known, with that row. */
    Map<TopicPartition, LedgerEntry> owned() {
        return Map.copyOf(known);
    }

    private static Set<String> topics(Set<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
    }

    /** The partitions whose ledger row is known. */
    Set<TopicPartition> resolved() {
        return Set.copyOf(known.keySet());
    }

    /** Whether the log holds more than has been polled, as far as the client knows. */
    boolean isBehind() {
        return known.keySet().stream()
                .anyMatch(partition -> consumer.currentLag(partition).orElse(0) > 0);
    }

    /**
     * Cuts the ranges of the next batch: from the end of the last batch to the consumer's position.
     *
     * @param records number of records polled, by partition
     */
    List<OffsetRange> ranges(Map<TopicPartition, Integer> records) {
        List<OffsetRange> ranges = new ArrayList<>();
        known.forEach((partition, entry) -> {
            long position = consumer.position(partition);
            long from = Objects.requireNonNull(batchEnds.put(partition, position));
            if (position != from) {
                int count = records.getOrDefault(partition, 0);
                ranges.add(new OffsetRange(partition, entry.topicId(), from, position, count, 0));
            }
        });
        return ranges;
    }

    /** Notes that the warehouse has committed the ranges. */
    void advanced(List<OffsetRange> ranges) {
        Map<TopicPartition, OffsetAndMetadata> mirror = new HashMap<>();
        for (OffsetRange range : ranges) {
            LedgerEntry before = known.get(range.partition());
            if (before == null) {
                // Revoked while the batch was being written; the next owner reads the ledger.
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
        // For lag tools only: the sink never reads these offsets.
        consumer.commitAsync(mirror, (offsets, failure) -> {});
    }

    void publish() {
        known.forEach(this::publish);
    }

    /** Counts as lag what was polled and will not be loaded, too: for a loader that stops. */
    void publishUnloaded() {
        known.forEach((partition, entry) -> publish(
                partition,
                entry,
                consumer.currentLag(partition).orElse(0) + consumer.position(partition) - entry.nextOffset()));
    }

    private void publish(TopicPartition partition, LedgerEntry entry) {
        publish(partition, entry, consumer.currentLag(partition).orElse(-1));
    }

    private void publish(TopicPartition partition, LedgerEntry entry, long lag) {
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
