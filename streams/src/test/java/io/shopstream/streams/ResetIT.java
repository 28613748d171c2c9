package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.query.StreamsStatus;
import io.shopstream.streams.fixture.OrderFeed;
import io.shopstream.streams.fixture.RunningService;
import io.shopstream.streams.fixture.TestOrder;
import io.shopstream.streams.fixture.WrittenOrders;
import io.shopstream.streams.runtime.application.StreamsReset;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a reset ends, the next start counts every order once or refuses with a reason. */
class ResetIT {
    private static final Instant PLACED = Instant.parse("2026-03-01T10:15:30Z");
    private static final String QUESTION = "/queries/revenue?window=1h&as_of=2026-03-01T10:59:00Z";
    private static final int SALES = 60;

    @TempDir
    private Path state;

    private Admin admin;

    @BeforeEach
    void open() {
        admin = Admin.create(Map.of("bootstrap.servers", brokers()));
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void shouldDetectAResetThatStoppedBeforeDeletingTopics() throws Exception {
        String prefix = "half-reset-";
        leaveAsKilledBeforeTheFirstCommit(prefix);
        sendSales(prefix);
        count(prefix, SALES);

        assertThatThrownBy(() -> new StreamsReset(stoppedBeforeTopics(), id(prefix)).run(state))
                .hasMessage("stopped by the test");
        assertThat(refusal(prefix)).contains("no committed offsets", "streams reset");

        // This reset does not see the local state, like that of an instance on another machine. No task has this
        // directory's id.
        Path forgotten = Files.createDirectories(state.resolve(id(prefix)).resolve("0_99"));
        StreamsReset.Removed removed = new StreamsReset(admin, id(prefix)).run(null);
        assertThat(removed.group()).isFalse();
        assertThat(removed.topics()).isNotEmpty();
        count(prefix, SALES);
        assertThat(forgotten).doesNotExist();
        // The local state matches the new changelogs, so deleting it loses nothing.
        assertThat(new StreamsReset(admin, id(prefix)).run(state).state()).isTrue();
        count(prefix, SALES);
    }

    /** The recount processes an order and its cancellation in one commit, so every delta is zero. */
    @Test
    void shouldDetectDeletedTopicsAndReplaceWrittenResults() throws Exception {
        String prefix = "no-changelog-";
        TestOrder cancelled = TestOrder.sale(
                        "cancelled", PLACED.plus(Duration.ofDays(1)), new TestOrder.Line("p", "c", 2, 150))
                .by("u");
        sendSales(prefix, cancelled);
        count(prefix, SALES + 1);
        WrittenOrders written = new WrittenOrders(RunningService.topics(prefix));
        assertThat(written.panes())
                .allSatisfy((topic, orders) -> assertThat(orders).as(topic).isEqualTo(SALES + 1));
        assertThat(written.customers()).isOne();
        String changelog = id(prefix) + "-sales-by-currency-per-hour-changelog";
        admin.deleteTopics(List.of(changelog)).all().get();

        assertThat(refusal(prefix)).contains(changelog + " is missing", "streams reset");
        assertThat(admin.listTopics().names().get()).doesNotContain(changelog);

        send(prefix, cancelled.next(OrderStatus.CANCELLED));
        assertThat(new StreamsReset(admin, id(prefix)).run(state).group()).isTrue();
        count(prefix, SALES + 2);
        assertThat(written.panes())
                .allSatisfy((topic, orders) -> assertThat(orders).as(topic).isEqualTo(SALES));
        assertThat(written.customers()).isZero();
    }

    private void leaveAsKilledBeforeTheFirstCommit(String prefix) throws Exception {
        String topic = id(prefix) + "-by-product-repartition";
        admin.createTopics(List.of(
                        new NewTopic(topic, RunningService.topics(prefix).partitions(), (short) 1)))
                .all()
                .get();
        abortOneRecordTo(topic);
    }

    private static void sendSales(String prefix, TestOrder... more) {
        send(prefix, IntStream.range(0, SALES).mapToObj(ResetIT::sale).toArray(TestOrder[]::new));
        send(prefix, more);
    }

    private static void send(String prefix, TestOrder... orders) {
        try (OrderFeed feed = OrderFeed.on(prefix)) {
            feed.send(orders);
        }
    }

    private void count(String prefix, int accepted) {
        try (RunningService service = RunningService.start(prefix, state)) {
            StreamsStatus status = service.awaitIdle();
            assertThat(service.await(QUESTION).body()).contains("\"orders\":" + SALES);
            assertThat(status.accepted()).isEqualTo(accepted);
        }
    }

    private String refusal(String prefix) {
        try (RunningService service = RunningService.start(prefix, state)) {
            StreamsStatus status = Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> service.get("/queries/status", StreamsStatus.class), known -> known.reason() != null);
            assertThat(status.state()).isEqualTo("REFUSED");
            return String.valueOf(status.reason());
        }
    }

    private Admin stoppedBeforeTopics() {
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("deleteTopics")) {
                        throw new IllegalStateException("stopped by the test");
                    }
                    try {
                        return method.invoke(admin, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void abortOneRecordTo(String topic) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers(), "transactional.id", topic + "-killed"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {1}));
            producer.flush();
            producer.abortTransaction();
        }
    }

    private static String id(String prefix) {
        return prefix + "shop-streams";
    }

    private static String brokers() {
        return SharedPlatform.get().kafka().bootstrapServers();
    }

    private static TestOrder sale(int number) {
        return TestOrder.sale(
                "order-" + number,
                PLACED.plusSeconds(number * 7L),
                new TestOrder.Line("product-" + number % 17, "category-" + number % 3, 1, 100 + number));
    }
}
