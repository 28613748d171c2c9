package io.shopstream.streams.query.cluster;

import io.shopstream.schemas.query.StoresStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Collects the stores of all instances, as each instance reports them; an instance that does not report in time is
 * listed as unreachable.
 */
public final class StoresOverview {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final Supplier<StoresStatus> local;
    private final OtherInstances otherInstances;
    private final HttpPeers peers;

    public StoresOverview(Supplier<StoresStatus> local, OtherInstances otherInstances, HttpPeers peers) {
        this.local = local;
        this.otherInstances = otherInstances;
        this.peers = peers;
    }

    public StoresStatus all() {
        Map<String, CompletableFuture<StoresStatus>> asked = new TreeMap<>();
        for (String other : new TreeSet<>(otherInstances.others())) {
            asked.put(other, peers.stores(other, TIMEOUT));
        }
        StoresStatus here = local.get();
        List<StoresStatus.Instance> instances = new ArrayList<>(here.instances());
        List<StoresStatus.Copy> copies = new ArrayList<>(here.copies());
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        asked.forEach((address, answer) -> {
            try {
                StoresStatus there = answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                instances.addAll(there.instances());
                copies.addAll(there.copies());
            } catch (ExecutionException | TimeoutException e) {
                instances.add(new StoresStatus.Instance(address, false, null, null));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        instances.sort(Comparator.comparing(StoresStatus.Instance::address));
        copies.sort(Comparator.comparing(StoresStatus.Copy::store)
                .thenComparing(StoresStatus.Copy::partition)
                .thenComparing(StoresStatus.Copy::instance));
        return new StoresStatus(here.applicationId(), instances, copies, here.asOf());
    }
}
