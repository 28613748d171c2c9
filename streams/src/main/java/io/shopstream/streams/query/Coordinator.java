package io.shopstream.streams.query;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.ProcessorStateException;

/**
 * Answers a question from every partition, wherever it lives: its own live ones here, the others where their owners are,
 * with one request to each. For what is then missing it takes the least lagging standby, its own included, and asks
 * everybody else at the same time: right after a rebalance an owner may be somebody nobody knew of. A partition without
 * any answer makes the whole one {@code NotReady}, never smaller.
 */
public final class Coordinator {
    /** Owners get so long; an answer takes some milliseconds, and a killed process refuses at once. */
    static final Duration OWNERS_TIMEOUT = Duration.ofMillis(600);

    /** Everybody together gets so long: a client with a deadline of a few seconds can still ask somewhere else. */
    static final Duration ALL_TIMEOUT = Duration.ofMillis(1_200);

    private final String applicationId;
    private final int partitions;
    private final LocalAnswers local;
    private final Cluster cluster;
    private final Peers peers;
    private final Supplier<Freshness> freshness;
    private final Clock clock;

    /** @param partitions how many every store has: as many as the order topic */
    public Coordinator(
            String applicationId,
            int partitions,
            LocalAnswers local,
            Cluster cluster,
            Peers peers,
            Supplier<Freshness> freshness,
            Clock clock) {
        this.applicationId = applicationId;
        this.partitions = partitions;
        this.local = local;
        this.cluster = cluster;
        this.peers = peers;
        this.freshness = freshness;
        this.clock = clock;
    }

    <K, V, P> QueryOutcome<MergedResult<P>> ask(Question<K, V, P> question) {
        // Before anything is read: what is in the stores by then is in the answer.
        Freshness before = freshness.get();
        BestAnswers<P> best = new BestAnswers<>(partitions);
        PeerFanOut<P> round = new PeerFanOut<>(applicationId, peers, question, best);
        boolean broken = askOwners(question, best, round, before);
        if (!best.notLive().isEmpty()) {
            broken |= askEverybodyElse(question, best, round, before);
        }
        if (best.isComplete()) {
            return new QueryOutcome.Found<>(mergedResult(question, best));
        }
        return broken
                ? new QueryOutcome.Failed<>("a partition of " + question.store() + " cannot be read from disk")
                : new QueryOutcome.NotReady<>("not every partition of " + question.store()
                        + " can be read now: instances are starting, stopping or restoring");
    }

    private <K, V, P> boolean askOwners(
            Question<K, V, P> question, BestAnswers<P> best, PeerFanOut<P> round, Freshness before) {
        Map<String, List<Integer>> byOwner = new TreeMap<>();
        for (int partition : best.notLive()) {
            if (!local.isLive(question.store(), partition)) {
                cluster.owner(question.store(), partition)
                        .ifPresent(owner -> byOwner.merge(owner, List.of(partition), PeerFanOut::together));
            }
        }
        byOwner.forEach((owner, asked) -> round.ask(owner, asked, OWNERS_TIMEOUT));
        boolean broken = readLive(question, best, before);
        round.await(OWNERS_TIMEOUT);
        return broken;
    }

    private <K, V, P> boolean askEverybodyElse(
            Question<K, V, P> question, BestAnswers<P> best, PeerFanOut<P> round, Freshness before) {
        for (String other : new TreeSet<>(cluster.others())) {
            round.ask(other, best.notLive(), ALL_TIMEOUT);
        }
        // Live ones once more: they may have arrived here meanwhile.
        boolean broken = readLive(question, best, before);
        LocalAnswers.Standbys<P> standbys = local.standbys(question, best.notLive());
        standbys.answers().forEach(answer -> best.take(answer, before));
        round.await(ALL_TIMEOUT);
        return broken || standbys.broken();
    }

    private <K, V, P> boolean readLive(Question<K, V, P> question, BestAnswers<P> best, Freshness before) {
        boolean broken = false;
        for (int partition : best.notLive()) {
            try {
                local.live(question, partition).ifPresent(answer -> best.take(answer, before));
            } catch (ProcessorStateException e) {
                broken = true;
            }
        }
        return broken;
    }

    private <K, V, P> MergedResult<P> mergedResult(Question<K, V, P> question, BestAnswers<P> best) {
        List<PartitionResult<P>> all = best.all();
        P value = all.stream()
                .map(PartitionResult::value)
                .reduce(question::merge)
                .orElseThrow(() -> new IllegalStateException("a store has partitions"));
        Freshness asOf = best.freshness();
        boolean allLive = all.stream().allMatch(PartitionResult::live);
        boolean fresh = asOf.isFresh(clock);
        long lag = all.stream().mapToLong(PartitionResult::lag).sum() + (fresh ? 0 : asOf.inputLag());
        return new MergedResult<>(value, !allLive || !fresh, lag, allLive ? asOf.processedThrough() : null);
    }
}
