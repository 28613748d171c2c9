package io.shopstream.streams.query.cluster;

import io.shopstream.streams.query.question.PartialAnswer;
import io.shopstream.streams.query.question.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions from the partitions on this instance. A store that is restored, closed, wiped or moved while it is
 * read gives an empty result, never a smaller answer. Failures to read from disk are reported separately, per
 * partition.
 *
 * <p>Reads see processed records, committed or not: an aborted transaction is processed again with the same result.
 * Partitions are read one after the other, not at one moment.
 *
 * <p>Uses Kafka's first query API on purpose: in 4.3.1 a range query of the second one (IQv2) locks position and store
 * in the opposite order of a put, and both threads deadlock (KAFKA-19629).
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
     * Reads the active store, if it is here and live.
     *
     * @throws ProcessorStateException if it cannot be read from disk
     */
    <P extends PartialAnswer<P>> Optional<PartitionResult<P>> live(Question<?, ?, P> question, int partition) {
        long before = source.ticket(question.store(), partition);
        if (before == StoreSource.NOT_LIVE) {
            return Optional.empty();
        }
        return read(question, partition)
                .filter(value -> source.ticket(question.store(), partition) == before)
                .map(value -> new PartitionResult<>(partition, true, 0, value));
    }

    /**
     * Answers of the standbys here. A standby that cannot be read does not fail the others.
     *
     * @param broken true if a standby cannot be read from disk
     */
    record Standbys<P>(List<PartitionResult<P>> answers, boolean broken) {}

    /** Reads the standbys that are here and within the allowed lag. */
    <P extends PartialAnswer<P>> Standbys<P> standbys(Question<?, ?, P> question, List<Integer> partitions) {
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
        // Lags are read after the stores: a store that was wiped before the read has a large lag by now, whatever its
        // ticket.
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

    private <K, V, P extends PartialAnswer<P>> Optional<P> read(Question<K, V, P> question, int partition) {
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
