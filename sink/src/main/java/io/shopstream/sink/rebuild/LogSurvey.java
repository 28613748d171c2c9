package io.shopstream.sink.rebuild;

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
 * Whether the log is whole, and how far to read it. A topic whose tables are all replaced is read to its end, any other
 * exactly as far as the tables that stay are loaded.
 */
final class LogSurvey {
    private static final long TIMEOUT_SECONDS = 20;

    private LogSurvey() {}

    /** @throws RebuildRefusedException naming every partition that is not whole or does not fit the ledger */
    static List<ReplayRange> of(
            RebuildPlan plan, Admin admin, Consumer<?, ?> consumer, Map<TopicPartition, Ledger.Entry> ledger) {
        Map<String, TopicDescription> topics = upsert(admin, plan);
        List<TopicPartition> partitions = topics.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
                .toList();
        // Only of its own partitions does a consumer take the ends of transactions.
        consumer.assign(partitions);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<ReplayRange> ranges = new ArrayList<>();
        List<String> truncated = new ArrayList<>();
        List<String> strange = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            RebuildPlan.Feed feed = Objects.requireNonNull(plan.feeds().get(partition.topic()));
            String topicId = Objects.requireNonNull(topics.get(partition.topic()))
                    .topicId()
                    .toString();
            long start = Objects.requireNonNull(starts.get(partition));
            long end = Objects.requireNonNull(ends.get(partition));
            Ledger.Entry known = ledger.get(partition);
            boolean fits = known != null && known.topicId().equals(topicId) && known.nextOffset() <= end;
            // Compaction leaves gaps, and the begin where it is.
            if (start > 0) {
                truncated.add(partition + " begins at offset " + start);
            }
            if (!fits && !feed.whole()) {
                strange.add(partition + (known == null ? " was never loaded" : " is not the log that was loaded"));
            }
            Ledger.Entry entry = fits ? known : null;
            long target = feed.whole() || entry == null ? end : entry.nextOffset();
            ranges.add(new ReplayRange(feed, partition, topicId, start, end, entry, target));
        }
        refuse(truncated, strange, plan);
        return ranges;
    }

    private static void refuse(List<String> truncated, List<String> strange, RebuildPlan plan) {
        if (!truncated.isEmpty()) {
            throw new RebuildRefusedException(
                    "the log is not whole: " + String.join(", ", truncated),
                    "The tables as they are hold more than the log does: keep them. Restore the partitions from offset"
                            + " 0 on (retention.ms must be -1), then rebuild");
        }
        if (!strange.isEmpty()) {
            String all = plan.feeds().values().stream()
                    .filter(feed -> !feed.whole())
                    .flatMap(feed -> feed.tables().stream())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new RebuildRefusedException(
                    "some tables cannot be rebuilt without the others: " + String.join(", ", strange),
                    "Rebuild all tables of these topics together (" + all + "), or everything");
        }
    }

    private static Map<String, TopicDescription> upsert(Admin admin, RebuildPlan plan) {
        try {
            return new HashMap<>(
                    admin.describeTopics(plan.feeds().keySet()).allTopicNames().get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            throw new KafkaException("topics could not be described: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka did not answer within " + TIMEOUT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
