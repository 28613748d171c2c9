package io.shopstream.bench.chaos;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.client.Outcome.Answered;
import io.shopstream.schemas.client.ServiceHttp;
import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.query.StoresStatus;
import io.shopstream.schemas.query.StreamsStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All instances of streams in a chaos test. */
final class StreamsInstances implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final List<Asked> instances;

    private record Asked(ServiceInstance instance, ServiceHttp http) {
        private <T> @Nullable T get(String path, Class<T> type) {
            return http.get(path, type) instanceof Answered<T>(T value) ? value : null;
        }
    }

    /** @param instances owned by the caller */
    StreamsInstances(List<ServiceInstance> instances) {
        this.instances = instances.stream()
                .map(instance -> new Asked(instance, ServiceHttp.to(instance.address(), TIMEOUT)))
                .toList();
    }

    /** Kills the instance whose turn it is and restarts it at once; returns its number, counted from 1. */
    int killNext(int turn) throws IOException, InterruptedException {
        int victim = turn % instances.size();
        ServiceInstance instance = instances.get(victim).instance();
        instance.kill();
        instance.start();
        return victim + 1;
    }

    /**
     * Whether the instance that was killed before this turn has rejoined, caught up or not. True before the first kill,
     * even during a rebalance.
     */
    boolean isBack(int turn) {
        if (turn == 0) {
            return true;
        }
        Asked last = instances.get((turn + instances.size() - 1) % instances.size());
        StreamsStatus status = last.get(ServicePaths.STREAMS_STATUS, StreamsStatus.class);
        return status != null && status.state().equals("RUNNING");
    }

    /**
     * Returns once every instance runs, sees all others, and has no input left to process.
     *
     * @throws CommandFailure if an instance ends or the timeout expires, with the last observed state
     */
    void awaitCaughtUp(Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        String missing = missing();
        while (missing != null) {
            if (System.nanoTime() > deadline) {
                throw new CommandFailure("streams did not catch up within " + within.toSeconds() + " s: " + missing);
            }
            Thread.sleep(PAUSE);
            missing = missing();
        }
    }

    // What the first instance that has not caught up lacks; null if none does.
    private @Nullable String missing() {
        for (Asked asked : instances) {
            ServiceInstance instance = asked.instance();
            if (!instance.isAlive()) {
                throw new CommandFailure("a streams process ended unexpectedly: see its log " + instance.log());
            }
            StreamsStatus status = asked.get(ServicePaths.STREAMS_STATUS, StreamsStatus.class);
            if (status == null || !status.ready() || !status.state().equals("RUNNING") || status.inputLag() != 0) {
                return instance.address() + " is "
                        + (status == null
                                ? "not reachable"
                                : status.state() + ", ready " + status.ready() + ", lag " + status.inputLag());
            }
            StoresStatus stores = asked.get(ServicePaths.STORES, StoresStatus.class);
            if (stores == null || stores.instances().size() != instances.size()) {
                return instance.address() + " does not see all instances: "
                        + (stores == null ? "-" : stores.instances());
            }
        }
        return null;
    }

    @Override
    public void close() {
        instances.forEach(asked -> asked.http().close());
    }
}
