package io.shopstream.bench.api;

import io.shopstream.bench.round.FullTopics;
import io.shopstream.bench.spring.MeasuredService.Service;
import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.client.Outcome.Answered;
import io.shopstream.schemas.client.PipelineCatchUp;
import io.shopstream.schemas.client.ServiceHttp;
import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.query.StreamsStatus;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.ledger.LoadedOffsets;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Streams and the API, each in its JVM, over a history that both have: the stores and the warehouse hold every order
 * when this is created. The sink has loaded it and does not run any more, so that the API has the processors and the
 * answers stay remembered; the statistics of the tables are those that autovacuum would make within minutes.
 */
final class MeasuredShop implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration LOAD_TIMEOUT = Duration.ofHours(1);
    private static final String DATABASE = "api_bench";

    private final EmbeddedPlatform platform;
    private final Topics topics;
    private final Path directory;
    private final List<String> extraFlags;
    private final ServiceJvm streams;
    private final ServiceJvm api;

    private MeasuredShop(EmbeddedPlatform platform, Topics topics, Path directory, List<String> extraFlags)
            throws IOException {
        this.platform = platform;
        this.topics = topics;
        this.directory = directory;
        this.extraFlags = extraFlags;
        this.streams = start(
                Service.STREAMS, Map.of("shopstream.state-dir", directory.resolve("streams"), "shopstream.threads", 1));
        try {
            this.api = start(Service.API, Map.of());
        } catch (IOException e) {
            closed(streams);
            throw e;
        }
    }

    /**
     * Fills the topics, starts the services and waits until they have everything.
     *
     * @param directory of state and logs
     * @param extraFlags of the services' JVMs, such as those of a profiler
     */
    static MeasuredShop start(
            EmbeddedPlatform platform,
            Topics topics,
            ApiBenchPlan plan,
            Path directory,
            List<String> extraFlags,
            Consumer<String> progress)
            throws IOException, InterruptedException, SQLException {
        platform.postgres().createDatabase(DATABASE);
        FullTopics full = new FullTopics(
                platform.kafka().bootstrapServers(),
                URI.create(platform.registry().url()),
                topics);
        progress.accept("Filling the topics");
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, platform.kafka().bootstrapServers()))) {
            long held = full.fill(admin, plan.records(), true);
            RecentOrders.publish(full.kafkaAccess(), plan.recentOrders());
            progress.accept("The topics hold %,d orders and events, and %,d orders of the last 24 hours"
                    .formatted(held, plan.recentOrders()));
        }
        MeasuredShop shop = new MeasuredShop(platform, topics, directory, extraFlags);
        try {
            progress.accept("Streams and the sink process them; logs are in " + directory);
            shop.load();
            progress.accept("The stores and the warehouse have them");
            return shop;
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            shop.close();
            throw e;
        }
    }

    private ServiceJvm start(Service service, Map<String, Object> own) throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "shopstream.kafka",
                platform.kafka().bootstrapServers(),
                "shopstream.registry",
                platform.registry().url(),
                "shopstream.topic-prefix",
                topics.prefix(),
                "shopstream.warehouse.url",
                warehouse(),
                // There is none.
                "shopstream.producer",
                "",
                "shopstream.sink-url",
                "",
                "springdoc.api-docs.enabled",
                false,
                "springdoc.swagger-ui.enabled",
                false));
        if (service != Service.STREAMS) {
            settings.put("shopstream.streams", streams.root());
        }
        settings.putAll(own);
        return ServiceJvm.start(service, settings, extraFlags, directory);
    }

    private void load() throws IOException, InterruptedException, SQLException {
        try (ServiceJvm sink = start(Service.SINK, Map.of())) {
            streams.await(START_TIMEOUT, "ready", MeasuredShop::isReady);
            api.await(START_TIMEOUT, "answering", http -> http.get("/api/health", Map.class) instanceof Answered<?>);
            sink.await(
                    START_TIMEOUT,
                    "answering",
                    http -> http.get(ServicePaths.SINK_STATUS, Map.class) instanceof Answered<?>);
            PipelineCatchUp catchUp = new PipelineCatchUp(
                    new PipelineCatchUp.Platform(
                            KafkaConnection.of(platform.kafka().bootstrapServers()),
                            List.of(streams.root()),
                            InternalToken.NONE,
                            () -> LoadedOffsets.open(new WarehouseAddress(warehouse(), "shop_api", null))),
                    topics,
                    LOAD_TIMEOUT,
                    _ -> sink.requireAlive());
            if (!catchUp.await()) {
                throw new CommandFailure("the history was not loaded within " + LOAD_TIMEOUT.toMinutes()
                        + " minutes: see the logs in " + directory);
            }
            sink.stop();
        }
        try (Connection connection = DriverManager.getConnection(warehouse());
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    private static boolean isReady(ServiceHttp http) {
        return http.get(ServicePaths.STREAMS_STATUS, StreamsStatus.class)
                        instanceof Answered<StreamsStatus>(StreamsStatus status)
                && status.ready()
                && status.state().equals("RUNNING");
    }

    /** Root of the API. */
    URI api() {
        return api.root();
    }

    /** JDBC address, without user. */
    String warehouse() {
        return platform.postgres().jdbcUrl(DATABASE);
    }

    /** From now on nobody processes what is published. */
    void stopStreams() throws InterruptedException {
        streams.stop();
    }

    /** @throws CommandFailure if the API has ended */
    void requireAlive() {
        api.requireAlive();
    }

    private static void closed(ServiceJvm service) throws IOException {
        try {
            service.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed(api);
        closed(streams);
    }
}
