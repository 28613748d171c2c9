package io.shopstream.local.ingest;

import io.shopstream.embedded.Platform;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.host.Ports;
import io.shopstream.local.console.Environment;
import io.shopstream.local.shop.Shop;
import io.shopstream.local.up.Endpoints;
import io.shopstream.local.verify.Verification;
import io.shopstream.local.verify.VerifyReport;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.TopicScan;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.SinkApplication;
import io.shopstream.streams.StreamsApplication;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Streams and sink in this JVM, over topics and a warehouse of their own, which other processes write to. */
final class LoadedShop implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String NOWHERE = "http://127.0.0.1:1";

    private final Platform platform = SharedPlatform.get();
    private final String name = "killed_api_" + UUID.randomUUID().toString().substring(0, 8);
    private final Topics topics = Topics.prefixed(name.replace('_', '-') + "-");
    private final String warehouse = platform.postgres().jdbcUrl(name);
    private final int streamsPort = Ports.free();
    private final int sinkPort = Ports.free();
    private final Path directory;
    private final List<ConfigurableApplicationContext> services = new ArrayList<>();

    /** @param directory for the state of streams and the files of a verification */
    LoadedShop(Path directory) {
        this.directory = directory;
        platform.postgres().createDatabase(name);
    }

    /** Environment of an API that belongs to this shop. */
    Map<String, String> apiSettings() {
        return Map.of(
                "SHOPSTREAM_KAFKA",
                platform.kafka().bootstrapServers(),
                "SHOPSTREAM_REGISTRY",
                platform.registry().url(),
                "SHOPSTREAM_TOPIC_PREFIX",
                topics.prefix(),
                "SHOPSTREAM_WAREHOUSE_URL",
                warehouse,
                "SHOPSTREAM_STREAMS",
                url(streamsPort),
                "SHOPSTREAM_SINK_URL",
                url(sinkPort),
                "SHOPSTREAM_PRODUCER",
                "");
    }

    void start() {
        services.add(StreamsApplication.start(settings(
                streamsPort,
                Map.of(
                        "shopstream.state-dir",
                        directory.resolve("streams").toString(),
                        // A second thread joins only after the first has all tasks, and takes half of them.
                        "shopstream.threads",
                        1))));
        services.add(SinkApplication.start(
                settings(sinkPort, Map.of("shopstream.streams", url(streamsPort), "shopstream.quality.every", "0"))));
    }

    private Map<String, Object> settings(int port, Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(own);
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", port);
        settings.put("shopstream.kafka", platform.kafka().bootstrapServers());
        settings.put("shopstream.registry", platform.registry().url());
        settings.put("shopstream.topic-prefix", topics.prefix());
        settings.put("shopstream.warehouse.url", warehouse);
        // In this JVM every service has the API's libraries on its class path.
        settings.put("springdoc.api-docs.enabled", false);
        settings.put("springdoc.swagger-ui.enabled", false);
        return settings;
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** Waits until everything written is loaded, then compares as {@code ./shopstream verify} does. */
    VerifyReport verify(String api) throws SQLException, InterruptedException {
        Endpoints endpoints = new Endpoints(
                ProcessHandle.current().pid(),
                platform.kafka().bootstrapServers(),
                platform.registry().url(),
                warehouse,
                null,
                api,
                url(streamsPort),
                NOWHERE,
                url(sinkPort));
        Verification.Progress ignored = new Verification.Progress() {
            @Override
            public void round(int number) {}

            @Override
            public void reading(long left, long read) {}
        };
        Shop shop = Shop.onThisMachine(endpoints, topics, directory, Environment.ofProcess());
        try (Verification verification = new Verification(shop, PATIENCE, Clock.systemUTC(), directory, ignored)) {
            return verification.run();
        }
    }

    /** The orders in the topic by {@code partition@offset}, as acknowledged. */
    Map<String, OrderRow> topic() {
        AvroSerdes serdes = new AvroSerdes(
                new HttpSchemaRegistry(URI.create(platform.registry().url()), TIMEOUT));
        Map<String, OrderRow> orders = new HashMap<>();
        try (Consumer<String, Order> consumer = new KafkaConsumer<>(
                TopicScan.settings(
                        KafkaConnection.of(platform.kafka().bootstrapServers()),
                        "test-orders",
                        IsolationLevel.READ_COMMITTED),
                new StringDeserializer(),
                serdes.deserializer(topics.orders()))) {
            TopicScan.of(consumer, topics.orders().name(), TIMEOUT)
                    .forEach(record ->
                            orders.put(record.partition() + "@" + record.offset(), OrderRow.of(record.value())));
        }
        return orders;
    }

    List<OrderRow> warehouseOrders() throws SQLException {
        List<OrderRow> orders = new ArrayList<>();
        query(
                """
                select o.order_id, o.shipping_city, o.version, o.status, o.currency,
                       (extract(epoch from o.placed_at) * 1000)::bigint, (o.total * 100)::bigint,
                       (select string_agg(concat_ws(':', i.line_no, i.product_id, i.quantity,
                                                    (i.unit_price * 100)::bigint), ',' order by i.line_no)
                        from warehouse.order_items i where i.order_id = o.order_id)
                from warehouse.orders o""",
                row -> orders.add(new OrderRow(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        Instant.ofEpochMilli(row.getLong(6)),
                        row.getLong(7),
                        row.getString(8))));
        return orders;
    }

    /** Net revenue in cents by currency and minute, of the order lines alone. */
    SortedMap<String, Long> revenueOfFacts() throws SQLException {
        return revenue("""
                select o.currency || ' ' || to_char(o.placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:00"Z"'),
                       (sum(i.quantity * i.unit_price) * 100)::bigint
                from warehouse.orders o join warehouse.order_items i using (order_id)
                where o.stands group by 1""");
    }

    /** The same of the windows that streams has computed. */
    SortedMap<String, Long> revenueOfWindows() throws SQLException {
        return revenue("""
                select currency || ' ' || to_char(window_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:00"Z"'),
                       (net * 100)::bigint
                from mart.revenue_per_minute where net <> 0""");
    }

    private SortedMap<String, Long> revenue(String sql) throws SQLException {
        SortedMap<String, Long> minutes = new TreeMap<>();
        query(sql, row -> minutes.put(row.getString(1), row.getLong(2)));
        return minutes;
    }

    private interface EachRow {
        void accept(ResultSet row) throws SQLException;
    }

    private void query(String sql, EachRow each) throws SQLException {
        try (Connection connection = DriverManager.getConnection(warehouse, "shop_api", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                each.accept(row);
            }
        }
    }

    @Override
    public void close() {
        services.reversed().forEach(ConfigurableApplicationContext::close);
    }
}
