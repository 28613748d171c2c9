package io.shopstream.bench;

import io.shopstream.local.up.DataDirectoryOption;
import io.shopstream.local.console.Commands;
import io.shopstream.bench.idle.IdleBench;
import io.shopstream.bench.shop.ExitGuard;
import io.shopstream.bench.shop.ShopChild;
import io.shopstream.bench.shop.ShopDirectory;
import io.shopstream.local.producer.ProducerHttp;
import io.shopstream.local.up.Endpoints;
import io.shopstream.local.up.RateOption;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./shopstream bench idle}. */
@Command(
        name = "idle",
        description = {
            "What a shop takes of the machine: CPU, memory, requests, batches, transactions.",
            "Starts one as ./shopstream up does, on free ports, waits, and measures it for a while with no page open;"
                    + " or measures one that runs. It is asked at the beginning and at the end only."
        },
        footer = {
            "",
            "What is printed:",
            "  cores            CPU seconds a second, of a process or a group of threads; processes and threads that"
                    + " began or ended meanwhile count",
            "  proportional MB  memory, a page that several processes share counted in parts (Pss of Linux); resident"
                    + " counts it whole in each",
            "  threads          by the beginning of their names; 'this measurement' is what this command adds",
            "  requests         to the broker, by kind, those of its own controller included",
            "  batches          counted in the broker's files; each costs a request's share, a compressor and an"
                    + " index, however few its records. A marker ends a transaction in one partition",
            "  transactions     of Kafka: ends asked for (EndTxn); of PostgreSQL: commits and roll-backs",
            "  MB/s allocated   by all threads of the shop's JVM",
            "Without /proc, as on macOS, the JVM's own threads, ended processes and memory are not told.",
            "The shop's JVM is asked through its local management agent, which stays on until it ends.",
            "",
            "Exits 1 if the shop does not come up or goes away."
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
            description = "Seconds to wait before, from when the shop is up (default: " + DEFAULT_WARM_UP
                    + ", and 0 with --running).")
    private @Nullable Integer warmUp;

    @Option(
            names = "--running",
            description = "Measure the shop that runs on the data directory, at the rate that it has.")
    private boolean running;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where the shop keeps everything (default: a temporary directory that is deleted at the end;"
                    + " with --running: .shopstream beside the launcher).")
    private @Nullable Path directory;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Commands.out(spec);
        Commands.require(
                spec, seconds >= 1 && seconds <= MAX_SECONDS, "--seconds must lie between 1 and " + MAX_SECONDS);
        Commands.require(
                spec,
                warmUp == null || warmUp >= 0 && warmUp <= MAX_SECONDS,
                "--warm-up must lie between 0 and " + MAX_SECONDS);
        Commands.require(spec, !running || rate == null, "--rate goes with a shop that is started, not with --running");
        String report = running ? ofRunning(out) : ofStarted(out);
        out.println();
        out.print(report);
        out.flush();
        return 0;
    }

    private String ofRunning(PrintWriter out) throws InterruptedException {
        Path dataDirectory = DataDirectoryOption.orDefault(directory);
        Endpoints endpoints = Endpoints.read(dataDirectory);
        String itsRate;
        try (ProducerHttp producer = new ProducerHttp(endpoints.producer())) {
            itsRate = producer.status().ordersPerSecond();
        }
        IdleBench bench = new IdleBench(
                out,
                new IdleBench.Shop(endpoints.pid(), dataDirectory, endpoints.api(), endpoints.postgres(), itsRate));
        return bench.run(warmUp == null ? 0 : warmUp, seconds, () -> Endpoints.read(dataDirectory));
    }

    private String ofStarted(PrintWriter out) throws InterruptedException {
        String wanted = Commands.parsed(spec, RateOption::parse, rate == null ? DEFAULT_RATE : rate);
        ShopDirectory data = directory == null
                ? ShopDirectory.temporary()
                : ShopDirectory.kept(directory.toAbsolutePath().normalize());
        ShopChild shop = ShopChild.start(data.path(), wanted, line -> {
            out.println(line);
            out.flush();
        });
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
