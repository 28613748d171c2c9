package io.shopstream.bench.chaos;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.query.StoresStatus;
import io.shopstream.schemas.query.StreamsStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** All instances of streams in a chaos test. */
final class StreamsInstances {
    private static final Duration PAUSE = Duration.ofMillis(250);

    // Never closed: used until the process ends.
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<ServiceInstance> instances;

    StreamsInstances(List<ServiceInstance> instances) {
        this.instances = List.copyOf(instances);
    }

    /** Kills the instance whose turn it is and restarts it at once; returns its number, counted from 1. */
    int killNext(int turn) throws IOException, InterruptedException {
        int victim = turn % instances.size();
        instances.get(victim).kill();
        instances.get(victim).start();
        return victim + 1;
    }

    /**
     * Whether the instance that was killed before this turn has rejoined, caught up or not. True before the first kill,
     * even during a rebalance.
     */
    boolean isBack(int turn) throws InterruptedException {
        if (turn == 0) {
            return true;
        }
        ServiceInstance last = instances.get((turn + instances.size() - 1) % instances.size());
        StreamsStatus status = get(last.address() + "/queries/status", StreamsStatus.class);
        return status != null && status.state().equals("RUNNING");
    }

    /**
     * Returns once every instance runs, sees all others, and has no input left to process.
     *
     * @throws CommandFailure if an instance ends or the timeout expires, with the last observed state
     */
    void awaitSettled(Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        String unsettled = unsettled();
        while (unsettled != null) {
            if (System.nanoTime() > deadline) {
                throw new CommandFailure("streams did not settle within " + within.toSeconds() + " s: " + unsettled);
            }
            Thread.sleep(PAUSE);
            unsettled = unsettled();
        }
    }

    private @Nullable String unsettled() throws InterruptedException {
        for (ServiceInstance instance : instances) {
            if (!instance.isAlive()) {
                throw new CommandFailure("a streams process ended unexpectedly: see its log " + instance.log());
            }
            StreamsStatus status = get(instance.address() + "/queries/status", StreamsStatus.class);
            if (status == null || !status.ready() || !status.state().equals("RUNNING") || status.inputLag() != 0) {
                return instance.address() + " is "
                        + (status == null
                                ? "not reachable"
                                : status.state() + ", ready " + status.ready() + ", lag " + status.inputLag());
            }
            StoresStatus stores = get(instance.address() + "/queries/stores", StoresStatus.class);
            if (stores == null || stores.instances().size() != instances.size()) {
                return instance.address() + " does not see all instances: "
                        + (stores == null ? "-" : stores.instances());
            }
        }
        return null;
    }

    private static <T> @Nullable T get(String address, Class<T> type) throws InterruptedException {
        try {
            HttpResponse<byte[]> response = HTTP.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? QueryJson.mapper().readValue(response.body(), type) : null;
        } catch (IOException | JacksonException e) {
            return null;
        }
    }
}
