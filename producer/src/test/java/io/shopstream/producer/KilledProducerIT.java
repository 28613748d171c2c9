package io.shopstream.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.catalogue.maker.CatalogueFactory;
import io.shopstream.producer.catalogue.maker.CatalogueSpec;
import io.shopstream.producer.database.DatabaseAddress;
import io.shopstream.producer.database.Origin;
import io.shopstream.producer.database.ShopDatabase;
import io.shopstream.producer.history.HistoryPlan;
import io.shopstream.producer.simulator.Simulation;
import io.shopstream.producer.simulator.orders.ShopOutput;
import io.shopstream.producer.simulator.time.HistorySize;
import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.topic.Topics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Kills the producer in snapshot, history and live traffic: afterwards the topics hold every record exactly once. */
@Timeout(600)
class KilledProducerIT {
    private final String name = "killed_" + UUID.randomUUID().toString().substring(0, 8);
    private final Topics topics = Topics.prefixed(name.replace('_', '-') + "-");
    private final String url = SharedPlatform.get().postgres().jdbcUrl(name);
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "SHOPSTREAM_KAFKA",
            SharedPlatform.get().kafka().bootstrapServers(),
            "SHOPSTREAM_REGISTRY",
            SharedPlatform.get().registry().url(),
            "SHOPSTREAM_TOPIC_PREFIX",
            topics.prefix(),
            "SHOPSTREAM_SHOP_DATABASE_URL",
            url,
            "SHOPSTREAM_CAPTURE_SLOT",
            name,
            "SHOPSTREAM_ORDERS_PER_SECOND",
            "300",
            "SHOPSTREAM_HISTORY",
            "small",
            // Some 70,000 records: enough for kills in the middle.
            "SHOPSTREAM_SIMULATOR_PAST_RATE",
            "0.08"));

    @Test
    void shouldNeitherLoseNorDuplicateRecords() throws Exception {
        killInEachPhase(Map.of("SHOPSTREAM_SIMULATOR_USERS", "8000", "SHOPSTREAM_SIMULATOR_PRODUCTS", "500"), 1, 200);
    }

    @Test
    @Tag("soak")
    void shouldNeitherLoseNorDuplicateRecordsOfAFullSizeShopKilledTwice() throws Exception {
        killInEachPhase(Map.of(), 2, 500);
    }

    /**
     * @param size settings of the shop's size; empty for the defaults
     * @param kills number of kills during live traffic, each after {@code orders} orders
     */
    private void killInEachPhase(Map<String, String> size, int kills, int orders) throws Exception {
        settings.putAll(size);
        SharedPlatform.get().postgres().createDatabase(name);
        killWhen("snapshot", status -> status.capture().snapshotRows() > 0);
        execute("create table public.gone as select user_id as id from shop.users order by user_id limit 50");
        execute("insert into public.gone select product_id from shop.products order by product_id limit 20");
        execute("delete from shop.users where user_id in (select id from public.gone)");
        execute("delete from shop.products where product_id in (select id from public.gone)");
        execute("update shop.users set city = 'Elsewhere' where user_id like '%7'");
        killWhen("history", status -> status.history().fraction() > 0.2);
        for (int kill = 1; kill <= kills; kill++) {
            killWhen("live " + kill, status -> live(status) && ordersAcked(status) > orders);
        }

        try (ProducerProcess last = ProducerProcess.start(settings)) {
            last.await(
                    "live, with its history",
                    status -> live(status)
                            && ordersAcked(status) > 100
                            && status.history().finished());
            last.post("/producer/rate", "{\"orders_per_second\": \"0\"}");
            last.await("paused, none in flight", status -> status.state().equals("PAUSED") && status.inFlight() == 0);
            TablesAndTopics.awaitEqual(url, topics);
            assertThat(TablesAndTopics.rows(
                            url,
                            "select user_id from shop.users join public.gone on id = user_id union all"
                                    + " select product_id from shop.products join public.gone on id = product_id"))
                    .as("deleted rows that the shop brought back")
                    .isEmpty();
        }
        Origin origin = new ShopDatabase(new DatabaseAddress(url, "postgres", null))
                .origin()
                .orElseThrow();
        List<String> all = TopicContents.read(topics.orders()).stream()
                .map(record -> version(record.value()))
                .toList();
        assertThat(all).doesNotHaveDuplicates();
        assertThat(TopicContents.read(topics.events()))
                .extracting(record -> record.value().getEventId())
                .doesNotHaveDuplicates();
        assertThat(all).containsAll(history(origin));
    }

    private void killWhen(String what, Predicate<ProducerStatus> reached) throws Exception {
        try (ProducerProcess process = ProducerProcess.start(settings)) {
            process.await(what, reached);
            process.kill();
        }
    }

    private static boolean live(ProducerStatus status) {
        return status.state().equals("RUNNING") && status.capture().state().equals("STREAMING");
    }

    private long ordersAcked(ProducerStatus status) {
        ProducerStatus.TopicCounts counts = status.topics().get(topics.orders().name());
        return counts == null ? 0 : counts.acked();
    }

    /** Simulates the orders that the history must hold, from the same seed. */
    private static List<String> history(Origin origin) {
        HistoryPlan plan = HistoryPlan.before(
                origin.opening(),
                HistorySize.ofCode(origin.history()),
                origin.seed(),
                new OrderRate(Objects.requireNonNull(origin.pastRate())));
        List<String> orders = new ArrayList<>();
        ShopOutput output = new ShopOutput() {
            @Override
            public void order(Order order, Instant at) {
                orders.add(version(order));
            }

            @Override
            public void event(ShopEvent event) {}
        };
        CatalogueSpec spec = new CatalogueSpec(
                origin.seed(),
                origin.currency(),
                origin.categories(),
                origin.products(),
                origin.users(),
                origin.campaigns(),
                origin.opening(),
                true);
        Simulation simulation = new Simulation(CatalogueFactory.create(spec), origin.seed(), plan.from(), output);
        simulation.advanceHistory(plan.until(), plan.curve());
        assertThat(orders).hasSizeGreaterThan(3_000);
        return orders;
    }

    private static String version(Order order) {
        return order.getOrderId() + "@" + order.getVersion() + " " + order.getTotalMinor() + " " + order.getUpdatedAt();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
