package io.shopstream.producer.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.Platform;
import io.shopstream.embedded.postgres.EmbeddedPostgres;
import io.shopstream.producer.capture.changes.CaptureState;
import io.shopstream.producer.capture.changes.FaultInjectionPoint;
import io.shopstream.producer.database.DatabaseAddress;
import io.shopstream.producer.database.ShopDatabase;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Creates a separate shop database and topics for a test, and compares the two. */
final class TestShop implements AutoCloseable {
    static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Platform platform;
    private final String name = "shop_" + UUID.randomUUID().toString().substring(0, 8);
    private final DatabaseAddress address;
    private final ShopDatabase database;
    private final Topics topics = Topics.prefixed(name.replace('_', '-') + "-");

    TestShop(Platform platform) {
        this.platform = platform;
        platform.postgres().createDatabase(name);
        address = new DatabaseAddress(platform.postgres().jdbcUrl(name), EmbeddedPostgres.USER, null);
        database = new ShopDatabase(address);
        database.migrate();
    }

    TestShop seeded(int users, int products) {
        database.seed(SampleRows.origin(users, products), SampleRows.shop(users, products));
        return this;
    }

    /** Drops the replication slot: the server allows ten. */
    @Override
    public void close() {
        await("slot " + slot() + " is dropped").atMost(TIMEOUT).until(() -> {
            execute("select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = '" + slot()
                    + "' and not active");
            return ask("select slot_name from pg_replication_slots where slot_name = '" + slot() + "'")
                    .equals("nothing");
        });
    }

    ShopDatabase database() {
        return database;
    }

    Topics topics() {
        return topics;
    }

    String slot() {
        return name;
    }

    String bootstrapServers() {
        return platform.kafka().bootstrapServers();
    }

    AvroSerdes serdes() {
        return new AvroSerdes(
                new HttpSchemaRegistry(URI.create(platform.registry().url()), Duration.ofSeconds(10)));
    }

    CaptureSettings settings() {
        return new CaptureSettings(
                address,
                KafkaConnection.of(bootstrapServers()),
                slot(),
                Duration.ofMillis(20),
                Duration.ofMillis(500),
                Duration.ofMillis(300));
    }

    ChangeCapture capture() {
        return capture(FaultInjectionPoint.NONE);
    }

    ChangeCapture capture(FaultInjectionPoint faultInjectionPoint) {
        return new ChangeCapture(settings(), serdes(), topics, Clock.systemUTC(), faultInjectionPoint);
    }

    ChangeCapture started() {
        ChangeCapture capture = capture();
        capture.start();
        return capture;
    }

    Connection connect() throws SQLException {
        return address.connect("test");
    }

    void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    String ask(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? String.valueOf(result.getString(1)) : "nothing";
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until no capture thread is left. */
    static void awaitNoThread() {
        await("no thread of the capture is left").atMost(TIMEOUT).untilAsserted(() -> assertThat(
                        Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("shop-capture") || name.startsWith("debezium")));
    }

    /** Waits until every table and its topic hold the same rows, column by column. */
    void awaitEqual() {
        await("topics equal tables")
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(this::assertEqual);
    }

    void assertEqual() {
        RowTexts tables = RowTexts.of(database.load());
        RowTexts published = RowTexts.of(new TopicState(this));
        assertThat(published.users()).isEqualTo(tables.users());
        assertThat(published.categories()).isEqualTo(tables.categories());
        assertThat(published.products()).isEqualTo(tables.products());
        assertThat(published.campaigns()).isEqualTo(tables.campaigns());
    }

    static void awaitState(ChangeCapture capture, CaptureState state) {
        await("state " + state)
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> capture.status(), status -> status.state().equals(state.name()));
    }
}
