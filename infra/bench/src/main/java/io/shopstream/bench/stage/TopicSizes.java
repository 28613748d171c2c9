package io.shopstream.bench.stage;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.topic.Topic;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Counts the records of topics: without transactions and compaction, this is the sum of their end offsets. */
final class TopicSizes {
    private final Admin admin;

    TopicSizes(Admin admin) {
        this.admin = admin;
    }

    /**
     * Runs a round and checks the growth of the topics.
     *
     * @throws CommandFailure unless the topics hold exactly {@code records} more afterwards
     */
    Measurement growing(long records, Side side, List<Topic<?>> topics, Round round)
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

    long total(List<Topic<?>> topics) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (Topic<?> topic : topics) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        try {
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new CommandFailure("cannot read the end offsets of the topics: " + e.getMessage(), e);
        }
    }

    /** One round of one side. */
    interface Round {
        Measurement run() throws IOException, InterruptedException;
    }
}
