package io.shopstream.streams.query.cluster;

import io.shopstream.streams.query.question.PartialAnswer;
import io.shopstream.streams.query.question.Question;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.ProcessorStateException;

/**
 * Answers a question from all partitions: live partitions here, other partitions with one request to each owner. For
 * missing partitions it asks all other instances at once, because right after a rebalance the owner may be unknown, and
 * uses the least lagging standby, including those here. If a partition has no answer, the whole result is
 * {@code NotReady}, never a smaller number.
 */
public final class QueryCoordinator {
    /** Timeout for the owners. An answer takes some milliseconds, and the port of a killed process refuses at once. */
    static final Duration OWNERS_TIMEOUT = Duration.ofMillis(600);

    /** Timeout for all requests: it leaves a client with a deadline of a few seconds time to ask another instance. */
    static final Duration ALL_TIMEOUT = Duration.ofMillis(1_200);

    private final String applicationId;
    private final int partitions;
    private final LocalAnswers local;
    private final OtherInstances otherInstances;
    private final Peers peers;
    private final Supplier<Freshness> freshness;
    private final Clock clock;

    /** @param partitions partitions of every store: as many as the order topic has */
    public QueryCoordinator(
            String applicationId,
            int partitions,
            LocalAnswers local,
            OtherInstances otherInstances,
            Peers peers,
            Supplier<Freshness> freshness,
            Clock clock) {
        this.applicationId = applicationId;
        this.partitions = partitions;
        this.local = local;
        this.otherInstances = otherInstances;
        this.peers = peers;
        this.freshness = freshness;
        this.clock = clock;
    }

    /**
     * Creates a coordinator that reads this instance only, and whose answers count as current.
     *
     * @param partitions partitions of every store: as many as the order topic has
     */
    public static QueryCoordinator local(StoreSource source, int partitions, Clock clock) {
        return new QueryCoordinator(
                "",
                partitions,
                new LocalAnswers(source),
                OtherInstances.none(),
                (address, question, timeout) ->
                        CompletableFuture.failedFuture(new IllegalStateException("there are no other instances")),
                Freshness.always(clock),
                clock);
    }

    /** Answers from all partitions, on whichever instance they are. */
    public <P extends PartialAnswer<P>> QueryOutcome<MergedResult<P>> ask(Question<?, ?, P> question) {
        // Taken before any read, so the stores contain at least what it states.
        Freshness before = freshness.get();
        BestAnswers<P> best = new BestAnswers<>(partitions);
        PeerFanOut<P> fanOut = new PeerFanOut<>(applicationId, peers, question, best);
        boolean broken = askOwners(question, best, fanOut, before);
        if (!best.notLive().isEmpty()) {
            broken |= askAllOthers(question, best, fanOut, before);
        }
        if (best.isComplete()) {
            return new QueryOutcome.Found<>(mergedResult(best));
        }
        return broken
                ? new QueryOutcome.Failed<>("a partition of " + question.store() + " cannot be read from disk")
                : new QueryOutcome.NotReady<>("not every partition of " + question.store()
                        + " can be read now: instances are starting, stopping or restoring");
    }

    private <P extends PartialAnswer<P>> boolean askOwners(
            Question<?, ?, P> question, BestAnswers<P> best, PeerFanOut<P> fanOut, Freshness before) {
        Map<String, List<Integer>> byOwner = new TreeMap<>();
        for (int partition : best.notLive()) {
            if (!local.isLive(question.store(), partition)) {
                otherInstances
                        .owner(question.store(), partition)
                        .ifPresent(owner -> byOwner.merge(owner, List.of(partition), PeerFanOut::combined));
            }
        }
        byOwner.forEach((owner, asked) -> fanOut.ask(owner, asked, OWNERS_TIMEOUT));
        boolean broken = readLive(question, best, before);
        fanOut.await(OWNERS_TIMEOUT);
        return broken;
    }

    private <P extends PartialAnswer<P>> boolean askAllOthers(
            Question<?, ?, P> question, BestAnswers<P> best, PeerFanOut<P> fanOut, Freshness before) {
        for (String other : new TreeSet<>(otherInstances.others())) {
            fanOut.ask(other, best.notLive(), ALL_TIMEOUT);
        }
        // Read live partitions again: they may have moved here meanwhile.
        boolean broken = readLive(question, best, before);
        LocalAnswers.Standbys<P> standbys = local.standbys(question, best.notLive());
        standbys.answers().forEach(answer -> best.take(answer, before));
        fanOut.await(ALL_TIMEOUT);
        return broken || standbys.broken();
    }

    private <P extends PartialAnswer<P>> boolean readLive(
            Question<?, ?, P> question, BestAnswers<P> best, Freshness before) {
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

    private <P extends PartialAnswer<P>> MergedResult<P> mergedResult(BestAnswers<P> best) {
        List<PartitionResult<P>> all = best.all();
        P value = all.stream()
                .map(PartitionResult::value)
                .reduce(PartialAnswer::merge)
                .orElseThrow(() -> new IllegalStateException("a store must have partitions"));
        Freshness asOf = best.freshness();
        boolean allLive = all.stream().allMatch(PartitionResult::live);
        boolean fresh = asOf.isFresh(clock);
        long lag = all.stream().mapToLong(PartitionResult::lag).sum() + (fresh ? 0 : asOf.inputLag());
        return new MergedResult<>(value, !allLive || !fresh, lag, allLive ? asOf.processedThrough() : null);
    }
}
