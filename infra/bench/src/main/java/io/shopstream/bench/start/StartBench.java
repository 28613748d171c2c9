package io.shopstream.bench.start;

import io.shopstream.bench.shop.ExitGuard;
import io.shopstream.bench.shop.ProcessTree;
import io.shopstream.bench.shop.ShopChild;
import io.shopstream.bench.shop.ShopDirectory;
import io.shopstream.local.console.CommandFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Starts shops on empty data directories, one after the other, and records when each phase is reached. */
public final class StartBench {
    private static final Duration TIMEOUT = Duration.ofMinutes(15);
    private static final long PAUSE_MILLIS = 250;

    private final String rate;
    private final Consumer<String> progress;

    /**
     * @param rate orders per second of the shop
     * @param progress receives a line for each phase that is reached
     */
    public StartBench(String rate, Consumer<String> progress) {
        this.rate = rate;
        this.progress = progress;
    }

    /**
     * @return the report
     * @throws CommandFailure if a shop does not start
     */
    public String run(int rounds) throws InterruptedException {
        List<StartRound> measured = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            progress.accept("Starting a shop, round " + round + " of " + rounds);
            measured.add(round());
        }
        return StartReport.text(measured);
    }

    private StartRound round() throws InterruptedException {
        ShopDirectory directory = ShopDirectory.temporary();
        Phases phases = new Phases();
        CompletableFuture<ShopChild> started = new CompletableFuture<>();
        Consumer<Phase> reached = phase -> reached(started.join(), phases, phase);
        ShopChild shop = ShopChild.start(
                directory.path(), rate, line -> PhaseLines.of(line).ifPresent(reached));
        started.complete(shop);
        try (ExitGuard cleanUp = new ExitGuard(shop::close, directory::close)) {
            watch(shop, phases, reached);
            return new StartRound(phases, shop.processTree().seconds());
        }
    }

    private void reached(ShopChild shop, Phases phases, Phase phase) {
        double seconds = shop.seconds();
        ProcessTree processTree = shop.processTree();
        double cpu = processTree.seconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        Phases.Moment moment = new Phases.Moment(seconds, cpu);
        phases.reached(phase, moment);
        progress.accept("  " + StartReport.line(phase, moment));
    }

    private void watch(ShopChild shop, Phases phases, Consumer<Phase> reached) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        try (PhaseProbes probes = new PhaseProbes(shop.ports(), phases, reached)) {
            List<Thread> threads = List.of(
                    repeated("streams", probes::streams, over),
                    repeated("sink", probes::sink, over),
                    repeated("producer", probes::producer, over),
                    repeated("api", probes::api, over));
            try {
                while (!phases.missing().isEmpty()) {
                    shop.requireAlive("before its first number");
                    requireTime(shop, phases);
                    Thread.sleep(PAUSE_MILLIS);
                }
            } finally {
                over.countDown();
                for (Thread thread : threads) {
                    thread.join();
                }
            }
        }
    }

    private static void requireTime(ShopChild shop, Phases phases) {
        if (shop.seconds() > TIMEOUT.toSeconds()) {
            String missing = phases.missing().stream().map(Phase::title).collect(Collectors.joining(", "));
            throw new CommandFailure("the shop did not reach these phases within %d minutes: %s (see the log in %s)"
                    .formatted(TIMEOUT.toMinutes(), missing, shop.dataDirectory()));
        }
    }

    private static Thread repeated(String name, Runnable probe, CountDownLatch over) {
        return Thread.ofPlatform().daemon().name("bench-start-" + name).start(() -> {
            try {
                do {
                    probe.run();
                } while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
