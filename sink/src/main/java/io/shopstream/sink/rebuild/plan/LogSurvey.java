package io.shopstream.sink.rebuild.plan;

import io.shopstream.sink.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Checks that the log is complete and decides how far to read it. A topic whose tables are all replaced is read to its
 * end, any other exactly as far as its remaining tables are loaded.
 */
public final class LogSurvey {
    private static final long TIMEOUT_SECONDS = 20;

    private LogSurvey() {}

    /** @throws RebuildRefusedException naming every partition that is incomplete or does not match the ledger */
    public static List<LogRange> of(
            RebuildPlan plan, Admin admin, Consumer<?, ?> consumer, Map<TopicPartition, LedgerEntry> ledger) {
        return of(plan, describe(admin, plan), consumer, ledger);
    }

    static List<LogRange> of(
            RebuildPlan plan,
            Map<String, TopicDescription> topics,
            Consumer<?, ?> consumer,
            Map<TopicPartition, LedgerEntry> ledger) {
        List<TopicPartition> partitions = topics.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
                .toList();
        // Assigned first, because the client logs a warning for end offsets of partitions that it does not own.
        consumer.assign(partitions);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<LogRange> ranges = new ArrayList<>();
        List<String> truncated = new ArrayList<>();
        List<String> mismatched = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            RebuildPlan.SourceTopic source =
                    Objects.requireNonNull(plan.sources().get(partition.topic()));
            String topicId = Objects.requireNonNull(topics.get(partition.topic()))
                    .topicId()
                    .toString();
            long start = Objects.requireNonNull(starts.get(partition));
            long end = Objects.requireNonNull(ends.get(partition));
            LedgerEntry known = ledger.get(partition);
            boolean fits = known != null && known.topicId().equals(topicId) && known.nextOffset() <= end;
            // Compaction leaves gaps, but does not move the start of the log.
            if (start > 0) {
                truncated.add(partition + " begins at offset " + start);
            }
            if (!fits && !source.fillsReplacedTablesOnly()) {
                mismatched.add(partition + (known == null ? " was never loaded" : " is not the log that was loaded"));
            }
            LedgerEntry entry = fits ? known : null;
            long target = source.fillsReplacedTablesOnly() || entry == null ? end : entry.nextOffset();
            ranges.add(new LogRange(source, partition, topicId, start, end, entry, target));
        }
        refuse(truncated, mismatched, plan);
        return ranges;
    }

    private static void refuse(List<String> truncated, List<String> mismatched, RebuildPlan plan) {
        if (!truncated.isEmpty()) {
            throw new RebuildRefusedException(
                    "the log is incomplete: " + String.join(", ", truncated),
                    "Keep the running tables, they hold more than the log. Restore the partitions from offset 0 on"
                            + " (retention.ms must be -1), then rebuild");
        }
        if (!mismatched.isEmpty()) {
            String all = plan.sources().values().stream()
                    .filter(source -> !source.fillsReplacedTablesOnly())
                    .flatMap(source -> source.tables().stream())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new RebuildRefusedException(
                    "some tables cannot be rebuilt without the others: " + String.join(", ", mismatched),
                    "Rebuild all tables of these topics together (" + all + "), or everything");
        }
    }

    private static Map<String, TopicDescription> describe(Admin admin, RebuildPlan plan) {
        try {
            return new HashMap<>(admin.describeTopics(plan.sources().keySet())
                    .allTopicNames()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            throw new KafkaException("topics could not be described: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka did not answer within " + TIMEOUT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
