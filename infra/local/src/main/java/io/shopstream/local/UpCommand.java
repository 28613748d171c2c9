package io.shopstream.local;

import io.shopstream.local.console.Commands;
import io.shopstream.local.up.DataDirectoryOption;
import io.shopstream.local.up.Endpoints;
import io.shopstream.local.up.FaultsOption;
import io.shopstream.local.up.HistoryOption;
import io.shopstream.local.up.HttpPorts;
import io.shopstream.local.up.LocalShop;
import io.shopstream.local.up.RateOption;
import io.shopstream.local.up.ShopClients;
import io.shopstream.local.up.ShopOptions;
import io.shopstream.local.up.Stopping;
import io.shopstream.local.watch.HistoryWatch;
import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.client.ProducerClient;
import io.shopstream.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the whole shop and runs until it is stopped: {@code ./shopstream up}. */
@Command(
        name = "up",
        description = {
            "Start everything on 127.0.0.1: Kafka, PostgreSQL, schema registry, the shop, streams, sink and API.",
            "Ctrl-C stops it cleanly; the next up finds all data again."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class UpCommand implements Callable<Integer> {
    /** After this time streams and sink have read a history that has just been published, on a usual machine. */
    private static final Duration CATCH_UP = Duration.ofSeconds(30);

    @Mixin
    private DataDirectoryOption dataDirectory = new DataDirectoryOption();

    @Option(names = "--fresh", description = "Delete everything in the data directory first.")
    private boolean fresh;

    @Option(
            names = "--rate",
            paramLabel = "N|max",
            defaultValue = OrderRate.DEFAULT_TEXT,
            description = "Orders per second of the simulated shop, 0 for none (default: ${DEFAULT-VALUE}).")
    private String ordersPerSecond = "";

    @Option(
            names = "--history",
            paramLabel = "SIZE",
            defaultValue = "small",
            description =
                    "Simulated history of the 24 months before today for a new shop: none; small, most of it recent,"
                            + " which leads to live traffic at the default rate; or full, with well over a million rows"
                            + " (default: ${DEFAULT-VALUE}).")
    private String history = "";

    @Option(
            names = "--faults",
            paramLabel = "PLAN",
            defaultValue = "",
            description = "Shares of the orders to make faulty on purpose, such as duplicates=1%%,late=0.5%%,"
                    + "out-of-order=2%%,malformed=0.1%%,unknown-product=0.1%% (default: none).")
    private String faults = "";

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "2",
            description =
                    "Partitions of every topic of a new shop (default: ${DEFAULT-VALUE}); an existing shop keeps its"
                            + " own until './shopstream repartition' changes them. More partitions"
                            + " allow more threads, and cost CPU, memory and start time.")
    private int partitions;

    @Option(names = "--no-open", description = "Do not open the live page in a browser.")
    private boolean noOpen;

    @Option(names = "--api-port", paramLabel = "PORT", defaultValue = "8080", description = PORT)
    private int apiPort;

    @Option(names = "--kafka-port", paramLabel = "PORT", defaultValue = "9092", description = PORT)
    private int kafkaPort;

    @Option(names = "--registry-port", paramLabel = "PORT", defaultValue = "8081", description = PORT)
    private int registryPort;

    @Option(names = "--postgres-port", paramLabel = "PORT", defaultValue = "15432", description = PORT)
    private int postgresPort;

    @Option(names = "--streams-port", paramLabel = "PORT", defaultValue = "8082", description = PORT)
    private int streamsPort;

    @Option(names = "--producer-port", paramLabel = "PORT", defaultValue = "8083", description = PORT)
    private int producerPort;

    @Option(names = "--sink-port", paramLabel = "PORT", defaultValue = "8084", description = PORT)
    private int sinkPort;

    @Spec
    private @Nullable CommandSpec spec;

    private static final String PORT = "Default: ${DEFAULT-VALUE}; 0 for any free port.";

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Commands.out(spec);
        ShopOptions.Simulator simulator = new ShopOptions.Simulator(
                Commands.parsed(spec, RateOption::parse, ordersPerSecond),
                Commands.parsed(spec, HistoryOption::parse, history),
                Commands.parsed(spec, FaultsOption::parse, faults));
        Commands.requireBetween(spec, "--partitions", partitions, 1, Topics.MAX_PARTITIONS);
        long started = System.nanoTime();
        Commands.say(out, "Starting shopstream");
        ShopOptions options = new ShopOptions(
                dataDirectory.path(),
                fresh,
                new HttpPorts(apiPort, streamsPort, producerPort, sinkPort),
                partitions,
                kafkaPort,
                postgresPort,
                registryPort,
                simulator);
        Stopping stopping = new Stopping(out, options.dataDirectory());
        Runtime.getRuntime().addShutdownHook(new Thread(stopping, "shopstream-stop"));
        LocalShop shop;
        try {
            shop = LocalShop.start(options, line -> Commands.say(out, "  " + line));
            stopping.started(shop);
        } catch (RuntimeException e) {
            stopping.failed();
            throw e;
        }
        if (!stopping.hasBegun()) {
            printEndpoints(out, shop.endpoints(), Duration.ofNanos(System.nanoTime() - started));
        }
        if (!noOpen) {
            Browser.open(shop.endpoints().api() + "/");
        }
        // The history of a new shop is published in parallel with live traffic; the shop is usable before it is
        // complete.
        try (ProducerClient producer = ShopClients.producer(shop.endpoints().producer())) {
            boolean wasPublished = new HistoryWatch(out, producer::status, stopping::hasBegun).await();
            if (wasPublished) {
                stopping.await(CATCH_UP);
                returnMemory();
            }
        }
        stopping.await();
        return 0;
    }

    // A million records leave a heap of which live traffic needs a third. The serial collector gives memory back in
    // full
    // collections alone, and live traffic fills the old generation too slowly to cause one.
    private static void returnMemory() {
        System.gc();
    }

    private void printEndpoints(PrintWriter out, Endpoints endpoints, Duration took) {
        out.printf(Locale.ROOT, "%nshopstream is up (%.1f s)%n%n", took.toMillis() / 1000.0);
        out.println("  Live page    " + endpoints.api() + "/");
        out.println("  API          " + endpoints.api() + "/swagger-ui.html");
        out.println("  Kafka        " + endpoints.kafka());
        out.println("  Registry     " + endpoints.registry());
        out.println("  Warehouse    " + endpoints.postgres() + "?user=shop_api");
        out.println("  Services     streams " + endpoints.streams() + ", producer " + endpoints.producer() + ", sink "
                + endpoints.sink());
        out.println("  Data, log    " + dataDirectory.path());
        out.printf("%nCtrl-C stops it.%n");
        out.flush();
    }
}
