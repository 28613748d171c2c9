package io.shopstream.bench;

import io.shopstream.bench.idle.IdleBench;
import io.shopstream.bench.shop.ExitGuard;
import io.shopstream.bench.shop.ShopChild;
import io.shopstream.bench.shop.ShopDirectory;
import io.shopstream.local.console.Commands;
import io.shopstream.local.up.DataDirectoryOption;
import io.shopstream.local.up.Endpoints;
import io.shopstream.local.up.RateOption;
import io.shopstream.local.up.ShopClients;
import io.shopstream.schemas.client.ProducerClient;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what a shop costs: {@code ./shopstream bench idle}. */
@Command(
        name = "idle",
        description = {
            "Measure what a shop costs: CPU, memory, requests, batches, transactions.",
            "Starts a shop as ./shopstream up does, on free ports, waits, and measures it with no page open; or"
                    + " measures a running shop. The shop is queried only at the beginning and at the end."
        },
        footer = {
            "",
            "What is printed:",
            "  cores            CPU seconds per second, of a process or a group of threads, including processes and"
                    + " threads that began or ended meanwhile",
            "  proportional MB  memory, with shared pages divided among the processes that share them (Pss of Linux);"
                    + " resident counts a shared page fully in each process",
            "  threads          grouped by the beginning of their names; 'this measurement' is what this command adds",
            "  requests         to the broker, by kind, including those of its own controller",
            "  batches          counted in the broker's files; each costs a share of a request, a compressor and an"
                    + " index entry, however few records it has. A marker ends a transaction in one partition",
            "  transactions     Kafka: requested ends (EndTxn); PostgreSQL: commits and rollbacks",
            "  MB/s allocated   by all threads of the shop's JVM",
            "Without /proc, as on macOS, the JVM's internal threads, ended processes and memory are not measured.",
            "The shop's JVM is queried through its local management agent, which then runs until the JVM ends.",
            "",
            "Exits 1 if the shop does not start, or stops while it is measured."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class IdleBenchCommand implements Callable<Integer> {
    private static final int MAX_SECONDS = 3_600;
    private static final String DEFAULT_RATE = "20";
    private static final int DEFAULT_WARM_UP = 60;

    @Option(
            names = "--rate",
            paramLabel = "N|max",
            description = "Orders per second of the simulated shop, 0 for none (default: " + DEFAULT_RATE + ").")
    private @Nullable String rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long to measure (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Seconds to wait before measuring, once the shop is up (default: " + DEFAULT_WARM_UP
                    + ", and 0 with --running).")
    private @Nullable Integer warmUp;

    @Option(names = "--running", description = "Measure the shop that runs on the data directory, at its current rate.")
    private boolean running;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Directory with all data of the shop (default: a temporary directory, deleted at the end;"
                    + " with --running: .shopstream beside the launcher).")
    private @Nullable Path directory;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Commands.out(spec);
        Commands.requireBetween(spec, "--seconds", seconds, 1, MAX_SECONDS);
        if (warmUp != null) {
            Commands.requireBetween(spec, "--warm-up", warmUp, 0, MAX_SECONDS);
        }
        Commands.require(spec, !running || rate == null, "--rate cannot be combined with --running");
        String report = running ? measureRunning(out) : measureStarted(out);
        out.println();
        out.print(report);
        out.flush();
        return 0;
    }

    private String measureRunning(PrintWriter out) throws InterruptedException {
        Path dataDirectory = DataDirectoryOption.orDefault(directory);
        Endpoints endpoints = Endpoints.read(dataDirectory);
        String currentRate;
        try (ProducerClient producer = ShopClients.producer(endpoints.producer())) {
            currentRate = producer.status().ordersPerSecond();
        }
        IdleBench bench = new IdleBench(
                out,
                new IdleBench.Shop(endpoints.pid(), dataDirectory, endpoints.api(), endpoints.postgres(), currentRate));
        return bench.run(warmUp == null ? 0 : warmUp, seconds, () -> Endpoints.read(dataDirectory));
    }

    private String measureStarted(PrintWriter out) throws InterruptedException {
        String wanted = Commands.parsed(spec, RateOption::parse, rate == null ? DEFAULT_RATE : rate);
        ShopDirectory data = directory == null
                ? ShopDirectory.temporary()
                : ShopDirectory.kept(directory.toAbsolutePath().normalize());
        ShopChild shop = ShopChild.start(data.path(), wanted, line -> Commands.say(out, line));
        try (ExitGuard cleanUp = new ExitGuard(shop::close, data::close)) {
            shop.awaitUp();
            IdleBench bench = new IdleBench(
                    out,
                    new IdleBench.Shop(
                            shop.pid(),
                            data.path(),
                            shop.ports().apiRoot(),
                            shop.ports().warehouse(),
                            wanted));
            return bench.run(
                    warmUp == null ? DEFAULT_WARM_UP : warmUp,
                    seconds,
                    () -> shop.requireAlive("while it was measured"));
        }
    }
}
