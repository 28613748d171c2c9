package io.shopstream.local.up;

import io.shopstream.api.ApiApplication;
import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.producer.ProducerApplication;
import io.shopstream.sink.SinkApplication;
import io.shopstream.streams.StreamsApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs the whole shop in one JVM: the embedded parts and the four services, which reach them over network addresses, as
 * on separate machines. The services wait for the registry themselves, so they start in parallel with it. Everything
 * runs when {@link #start} returns; if it throws, nothing is left running.
 */
public final class LocalShop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalShop.class);
    private static final String SHOP_DATABASE = "shop";
    // What the environment says about the parts of another shop does not fit the embedded ones.
    private static final List<String> FOREIGN = List.of(
            "kafka-config",
            "management-port",
            "registry-user",
            "registry-password",
            "registry-token",
            "serializer-config",
            "tls.ca",
            "tls.certificate",
            "tls.key");

    private final Path dataDirectory;
    private final EmbeddedPlatform platform;
    private final Map<String, ConfigurableApplicationContext> services = new LinkedHashMap<>();
    private final Endpoints endpoints;
    private boolean closed;

    private LocalShop(Path dataDirectory, EmbeddedPlatform platform, Endpoints endpoints) {
        this.dataDirectory = dataDirectory;
        this.platform = platform;
        this.endpoints = endpoints;
    }

    /**
     * @param progress receives a short message for each part that becomes ready
     * @throws CommandFailure if a service cannot start; {@code EmbeddedStartException} if an embedded part cannot
     */
    public static LocalShop start(ShopOptions options, Consumer<String> progress) {
        Endpoints.requireNone(options.dataDirectory());
        HttpPorts http = options.http().resolve();
        EmbeddedPlatform.Builder builder = EmbeddedPlatform.builder()
                .dataDirectory(options.dataDirectory())
                .kafkaPort(options.kafkaPort())
                .postgresPort(options.postgresPort())
                .registryPort(options.registryPort())
                .onProgress(progress)
                .onFault(fault -> LOG.error("Kafka failed: {}; stop with Ctrl-C and start again", fault));
        EmbeddedPlatform platform = (options.fresh() ? builder.fresh() : builder).startAheadOfRegistry();
        // Not earlier: only now the directory is known to be writable and not in use.
        LogFile.open(options.dataDirectory());
        try {
            ShopSettings settings = ShopSettings.resolve(
                    options.dataDirectory(), platform.kafka().bootstrapServers(), options.partitions());
            platform.postgres().createDatabase(settings.warehouse());
            platform.postgres().createDatabase(SHOP_DATABASE);
            Endpoints endpoints = endpoints(platform, http, settings.warehouse());
            LocalShop shop = new LocalShop(options.dataDirectory(), platform, endpoints);
            try {
                shop.start(servicesBeforeProducer(options, http, settings, endpoints), progress);
                platform.awaitRegistry();
                // The producer starts last: publishing its catalogue and history would take CPU from the services that
                // are still starting.
                shop.start(producerService(options, http, settings, endpoints), progress);
                StoresReady.await(endpoints.streams());
                endpoints.write(options.dataDirectory());
            } catch (RuntimeException e) {
                shop.close();
                throw e;
            }
            return shop;
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
    }

    private static Endpoints endpoints(EmbeddedPlatform platform, HttpPorts http, String warehouse) {
        String loopback = "http://127.0.0.1:";
        return new Endpoints(
                ProcessHandle.current().pid(),
                platform.kafka().bootstrapServers(),
                platform.registry().url(),
                platform.postgres().jdbcUrl(warehouse),
                platform.postgres().jdbcUrl(SHOP_DATABASE),
                loopback + http.api(),
                loopback + http.streams(),
                loopback + http.producer(),
                loopback + http.sink());
    }

    private static Map<String, Callable<ConfigurableApplicationContext>> servicesBeforeProducer(
            ShopOptions options, HttpPorts http, ShopSettings settings, Endpoints endpoints) {
        Map<String, Callable<ConfigurableApplicationContext>> starts = new LinkedHashMap<>();
        service(
                starts,
                "streams",
                StreamsApplication::start,
                endpoints,
                settings,
                http.streams(),
                Map.of(
                        "shopstream.state-dir",
                        options.dataDirectory().resolve("streams").toString(),
                        // Each thread adds transactions, and the whole shop shares a small machine.
                        "shopstream.threads",
                        1));
        service(
                starts,
                "sink",
                SinkApplication::start,
                endpoints,
                settings,
                http.sink(),
                Map.of("shopstream.streams", endpoints.streams()));
        service(starts, "api", ApiApplication::start, endpoints, settings, http.api(), Map.of());
        return starts;
    }

    private static Map<String, Callable<ConfigurableApplicationContext>> producerService(
            ShopOptions options, HttpPorts http, ShopSettings settings, Endpoints endpoints) {
        Map<String, Callable<ConfigurableApplicationContext>> starts = new LinkedHashMap<>();
        service(
                starts,
                "producer",
                ProducerApplication::start,
                endpoints,
                settings,
                http.producer(),
                Map.of(
                        "shopstream.orders-per-second", options.simulator().ordersPerSecond(),
                        "shopstream.history", options.simulator().history(),
                        "shopstream.faults", options.simulator().faults(),
                        "shopstream.shop-database.url", Objects.requireNonNull(endpoints.shopDatabase())));
        return starts;
    }

    /** @throws CommandFailure if a service cannot start; the caller must then close the others */
    private void start(Map<String, Callable<ConfigurableApplicationContext>> starts, Consumer<String> progress) {
        List<RuntimeException> failures = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(starts.size())) {
            Map<String, Future<ConfigurableApplicationContext>> futures = new LinkedHashMap<>();
            starts.forEach((name, start) -> futures.put(name, executor.submit(start)));
            futures.forEach((name, future) -> {
                try {
                    services.put(name, future.get());
                    progress.accept(name + " started");
                } catch (ExecutionException e) {
                    failures.add(new CommandFailure("the " + name + " service cannot start: " + rootMessage(e), e));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    failures.add(new CommandFailure("interrupted while starting " + name, e));
                }
            });
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private static void service(
            Map<String, Callable<ConfigurableApplicationContext>> starts,
            String name,
            Function<Map<String, Object>, ConfigurableApplicationContext> start,
            Endpoints endpoints,
            ShopSettings shop,
            int port,
            Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(Map.of("shopstream.sink-url", endpoints.sink()));
        settings.putAll(Map.of(
                "server.port", port,
                "shopstream.kafka", endpoints.kafka(),
                "shopstream.registry", endpoints.registry(),
                "shopstream.warehouse.url", endpoints.postgres(),
                "shopstream.streams", endpoints.streams(),
                "shopstream.producer", endpoints.producer(),
                // Overrides the environment: this shop listens on loopback only, and the other commands expect the
                // topics that the data directory remembers.
                "server.address", "127.0.0.1",
                // In this JVM every service has the API's libraries on its class path.
                "springdoc.api-docs.enabled", name.equals("api"),
                "springdoc.swagger-ui.enabled", name.equals("api"),
                "shopstream.topic-prefix", shop.topicPrefix()));
        settings.put("shopstream.partitions", shop.partitions());
        FOREIGN.forEach(setting -> settings.put("shopstream." + setting, ""));
        settings.put("shopstream.replication", "-1");
        settings.putAll(own);
        starts.put(name, () -> start.apply(settings));
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    /** Stops the services before the embedded parts, so that each can finish its work. Idempotent. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Endpoints.remove(dataDirectory);
        stopServices();
        platform.close();
    }

    // The producer stops first; the others then process what it has published.
    private void stopServices() {
        for (String name : List.of("producer", "api", "sink", "streams")) {
            ConfigurableApplicationContext context = services.get(name);
            if (context != null) {
                try {
                    context.close();
                } catch (RuntimeException e) {
                    // One service that fails to stop must not keep the others, or the database, from stopping.
                    LOG.error("{} did not stop cleanly", name, e);
                }
            }
        }
    }
}
