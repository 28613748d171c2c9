package io.shopstream.api.web.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends few requests for many callers. A caller sends its request at once while fewer than the allowed number are under
 * way. Otherwise it waits, and the next request asks for the keys of all who wait: under load a request has many keys,
 * which share its cost (measured in ADR 066).
 *
 * @param <K> what a caller asks for
 * @param <A> the answer to a request, the same for all its callers
 */
final class BatchedRequests<K, A> {
    private final Function<List<K>, A> request;
    private final int maxKeys;
    private final Duration patience;
    private final Supplier<RuntimeException> impatient;
    private final Queue<Caller<K, A>> waiting = new ArrayDeque<>();
    private int free;

    /**
     * @param request sends a request; what it throws is thrown to all its callers
     * @param maxRequests requests at the same time
     * @param maxKeys keys of one request; two of them may be equal
     * @param patience how long a caller waits for the requests of others
     * @param impatient makes what a caller is thrown then
     */
    BatchedRequests(
            Function<List<K>, A> request,
            int maxRequests,
            int maxKeys,
            Duration patience,
            Supplier<RuntimeException> impatient) {
        this.request = request;
        this.free = maxRequests;
        this.maxKeys = maxKeys;
        this.patience = patience;
        this.impatient = impatient;
    }

    private record Caller<K, A>(K key, CompletableFuture<Turn<A>> turn) {}

    /** What a waiting caller gets. */
    private sealed interface Turn<A> {
        /** The answer to the request that another caller sent. */
        record Answered<A>(A answer) implements Turn<A> {}

        record Failed<A>(Throwable failure) implements Turn<A> {}

        /** It shall send the next request. */
        record Send<A>() implements Turn<A> {}
    }

    /** Returns the answer to a request with this key. */
    A ask(K key) {
        Caller<K, A> caller = new Caller<>(key, new CompletableFuture<>());
        return answer(caller, mayStart(caller) ? new Turn.Send<>() : await(caller.turn()));
    }

    private A answer(Caller<K, A> caller, Turn<A> turn) {
        return switch (turn) {
            case Turn.Answered<A>(A answer) -> answer;
            case Turn.Failed<A>(RuntimeException failure) -> throw failure;
            case Turn.Failed<A>(Throwable failure) -> throw new IllegalStateException(failure);
            case Turn.Send<A> _ -> answer(caller, send(caller, others()));
        };
    }

    private synchronized boolean mayStart(Caller<K, A> caller) {
        if (free == 0) {
            waiting.add(caller);
            return false;
        }
        free--;
        return true;
    }

    private synchronized List<Caller<K, A>> others() {
        List<Caller<K, A>> others = new ArrayList<>();
        while (others.size() < maxKeys - 1 && !waiting.isEmpty()) {
            others.add(waiting.remove());
        }
        return others;
    }

    /** Returns an answer or a failure, which the others get, too. */
    private Turn<A> send(Caller<K, A> caller, List<Caller<K, A>> others) {
        List<K> keys = new ArrayList<>();
        keys.add(caller.key());
        others.forEach(other -> keys.add(other.key()));
        Turn<A> turn;
        try {
            turn = new Turn.Answered<>(request.apply(keys));
        } catch (RuntimeException | Error e) {
            turn = new Turn.Failed<>(e);
        }
        startNext();
        for (Caller<K, A> other : others) {
            other.turn().complete(turn);
        }
        return turn;
    }

    private synchronized void startNext() {
        while (!waiting.isEmpty()) {
            // False for one that has lost its patience.
            if (waiting.remove().turn().complete(new Turn.Send<>())) {
                return;
            }
        }
        free++;
    }

    private Turn<A> await(CompletableFuture<Turn<A>> turn) {
        try {
            return turn.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            turn.complete(new Turn.Failed<>(impatient.get()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            turn.complete(new Turn.Failed<>(impatient.get()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a turn is never completed exceptionally", e);
        }
        // Its turn may have come in the last moment: then others rely on it.
        return turn.join();
    }
}
