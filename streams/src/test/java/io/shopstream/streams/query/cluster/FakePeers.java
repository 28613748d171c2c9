package io.shopstream.streams.query.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Fake instances that answer as configured, and record the requests. */
final class FakePeers implements Peers, OtherInstances {
    private final Map<Integer, String> owners = new HashMap<>();
    private final Map<String, Function<PeerQuestion, CompletableFuture<PeerAnswer>>> instances = new HashMap<>();
    private final List<String> calls = new ArrayList<>();

    void owner(int partition, String address) {
        owners.put(partition, address);
    }

    void instance(String address, Function<PeerQuestion, PeerAnswer> answering) {
        instances.put(address, question -> {
            try {
                return CompletableFuture.completedFuture(answering.apply(question));
            } catch (IllegalStateException e) {
                return CompletableFuture.failedFuture(e);
            }
        });
    }

    void silent(String address) {
        instances.put(address, _ -> new CompletableFuture<>());
    }

    /** Address and partitions of each request, in order. */
    List<String> calls() {
        return calls;
    }

    @Override
    public CompletableFuture<PeerAnswer> ask(String address, PeerQuestion question, Duration timeout) {
        calls.add(address + question.partitions());
        return instances
                .getOrDefault(address, _ -> CompletableFuture.failedFuture(new IllegalStateException("refused")))
                .apply(question);
    }

    @Override
    public Optional<String> owner(String store, int partition) {
        return Optional.ofNullable(owners.get(partition));
    }

    @Override
    public Set<String> holders(String store, int partition) {
        return Set.of();
    }

    @Override
    public Set<String> others() {
        Set<String> all = new TreeSet<>(instances.keySet());
        all.addAll(owners.values());
        return all;
    }
}
