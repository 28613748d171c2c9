package io.shopstream.streams.query.cluster;

import io.shopstream.streams.query.question.PartialAnswer;
import io.shopstream.streams.query.question.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Sends one question to other instances. Asks no instance twice for the same partition, and discards an answer as a
 * whole if any part of it is invalid.
 */
final class PeerFanOut<P extends PartialAnswer<P>> {
    private static final Logger LOG = LoggerFactory.getLogger(PeerFanOut.class);

    private final String applicationId;
    private final Peers peers;
    private final Question<?, ?, P> question;
    private final BestAnswers<P> best;
    private final long startNanos = System.nanoTime();
    private final Map<String, Set<Integer>> asked = new HashMap<>();
    private final List<Pending> pending = new ArrayList<>();

    PeerFanOut(String applicationId, Peers peers, Question<?, ?, P> question, BestAnswers<P> best) {
        this.applicationId = applicationId;
        this.peers = peers;
        this.question = question;
        this.best = best;
    }

    private record Pending(String address, Set<Integer> partitions, CompletableFuture<PeerAnswer> answer) {}

    static List<Integer> combined(List<Integer> some, List<Integer> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** @param within timeout, measured from the creation of this object */
    void ask(String address, List<Integer> partitions, Duration within) {
        Set<Integer> before = asked.computeIfAbsent(address, _ -> new HashSet<>());
        Set<Integer> unasked = new HashSet<>(partitions);
        unasked.removeAll(before);
        Duration timeout = within.minusNanos(System.nanoTime() - startNanos);
        if (unasked.isEmpty() || !timeout.isPositive()) {
            return;
        }
        before.addAll(unasked);
        PeerQuestion sent = new PeerQuestion(
                applicationId,
                Questions.name(question),
                Questions.write(question),
                unasked.stream().sorted().toList());
        pending.add(new Pending(address, unasked, peers.ask(address, sent, timeout)));
    }

    /**
     * Collects the answers that arrive within the timeout, measured from the creation of this object; cancels the
     * others.
     */
    void await(Duration within) {
        for (Pending request : pending) {
            long left = within.toNanos() - (System.nanoTime() - startNanos);
            try {
                take(request, request.answer().get(Math.max(0, left), TimeUnit.NANOSECONDS));
            } catch (ExecutionException | TimeoutException | JacksonException e) {
                LOG.debug("{} gave no answer about {}", request.address(), question.store(), e);
                request.answer().cancel(true);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                request.answer().cancel(true);
            }
        }
        pending.clear();
    }

    private void take(Pending request, PeerAnswer answer) {
        // All partitions are parsed before any is used.
        List<PartitionResult<P>> answers = answer.partitions().stream()
                .filter(part -> request.partitions().contains(part.partition()) && part.lag() >= 0)
                .map(part -> new PartitionResult<>(
                        part.partition(), part.live(), part.lag(), Questions.readAnswer(question, part.value())))
                .toList();
        answers.forEach(part -> best.take(part, answer.freshness()));
    }
}
