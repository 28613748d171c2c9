package io.shopstream.bench.round;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicEnds;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Counts the records of topics: without transactions and compaction, this is the sum of their end offsets. */
public final class TopicSizes {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final TopicEnds ends;

    public TopicSizes(Admin admin) {
        this.ends = new TopicEnds(admin, TIMEOUT);
    }

    /**
     * Runs a round and checks the growth of the topics.
     *
     * @throws CommandFailure unless the topics hold exactly {@code records} more afterwards
     */
    public Measurement growing(long records, Side side, List<Topic<?>> topics, Round round)
            throws IOException, InterruptedException {
        long before = total(topics);
        Measurement measurement = round.run();
        long grown = total(topics) - before;
        if (grown != records) {
            throw new CommandFailure(
                    "%s sent %,d records, but the topics hold %,d more".formatted(side.title(), records, grown));
        }
        return measurement;
    }

    long total(List<Topic<?>> topics) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> topic.topicPartitions().stream())
                .toList();
        try {
            return ends.ends(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        } catch (KafkaException e) {
            throw new CommandFailure("cannot read the end offsets of the topics: " + e.getMessage(), e);
        }
    }

    /** One round of one side. */
    public interface Round {
        Measurement run() throws IOException, InterruptedException;
    }
}
