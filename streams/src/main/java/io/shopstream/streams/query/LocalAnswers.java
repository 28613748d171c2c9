package io.shopstream.streams.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts questions to the partitions that live on this instance. Empty is no answer, never a smaller one: a store that is
 * being restored, closed, wiped or moved while it is read gives none. What cannot be read from disk is told apart,
 * partition by partition.
 *
 * <p>What is read is what has been processed, committed or not: a transaction that is aborted afterwards is processed
 * again and comes to the same. Partitions are read one after the other, not at one moment.
 *
 * <p>This is Kafka's first query API on purpose: in 4.3.1 a range query of the second (IQv2) locks position and store in
 * the opposite order of a put, and both threads wait for ever (KAFKA-19629).
 */
public final class LocalAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(LocalAnswers.class);

    private final StoreSource source;

    public LocalAnswers(StoreSource source) {
        this.source = source;
    }

    boolean isLive(String store, int partition) {
        return source.ticket(store, partition) != StoreSource.NOT_LIVE;
    }

    /**
     * From the active store, if it is here and live.
     *
     * @throws ProcessorStateException if it cannot be read from disk
     */
    <K, V, P> Optional<PartitionResult<P>> live(Question<K, V, P> question, int partition) {
        long before = source.ticket(question.store(), partition);
        if (before == StoreSource.NOT_LIVE) {
            return Optional.empty();
        }
        return read(question, partition)
                .filter(value -> source.ticket(question.store(), partition) == before)
                .map(value -> new PartitionResult<>(partition, true, 0, value));
    }

    /**
     * What the standbys here say. Never thrown: one that cannot be read must not silence the others.
     *
     * @param broken true if one of them cannot be read from disk
     */
    record Standbys<P>(List<PartitionResult<P>> answers, boolean broken) {}

    /** From the standbys that are here and not too far behind. */
    <K, V, P> Standbys<P> standbys(Question<K, V, P> question, List<Integer> partitions) {
        String store = question.store();
        List<Read<P>> reads = new ArrayList<>();
        boolean broken = false;
        for (int partition : partitions) {
            long ticket = source.standbyTicket(store, partition);
            if (ticket != StoreSource.NOT_LIVE) {
                try {
                    read(question, partition).ifPresent(value -> reads.add(new Read<>(partition, ticket, value)));
                } catch (ProcessorStateException e) {
                    broken = true;
                }
            }
        }
        if (reads.isEmpty()) {
            return new Standbys<>(List.of(), broken);
        }
        // Asked for after the reading: a store that was wiped before it is far behind now, ticket or no ticket.
        Map<Integer, Long> lags = source.standbyLags(store);
        List<PartitionResult<P>> answers = new ArrayList<>();
        for (Read<P> read : reads) {
            Long lag = lags.get(read.partition());
            if (lag != null && source.standbyTicket(store, read.partition()) == read.ticket()) {
                answers.add(new PartitionResult<>(read.partition(), false, lag, read.value()));
            }
        }
        return new Standbys<>(answers, broken);
    }

    private record Read<P>(int partition, long ticket, P value) {}

    private <K, V, P> Optional<P> read(Question<K, V, P> question, int partition) {
        try {
            return Optional.of(question.answer(source.partition(question.store(), partition)));
        } catch (InvalidStateStoreException | IllegalStateException e) {
            LOG.debug("{} cannot be read now", question.store(), e);
            return Optional.empty();
        } catch (ProcessorStateException e) {
            // Another instance may have a copy that can be read.
            LOG.warn("partition {} of {} cannot be read from disk", partition, question.store(), e);
            throw e;
        }
    }
}
