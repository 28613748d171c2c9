package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.query.CustomerView;
import io.shopstream.schemas.query.OrderView;
import io.shopstream.schemas.query.OrderViews;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.schemas.query.StreamsStatus;
import io.shopstream.schemas.query.TopProducts;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.streams.fixture.OrderFeed;
import io.shopstream.streams.fixture.OrderTraffic;
import io.shopstream.streams.fixture.RunningService;
import io.shopstream.streams.fixture.TestOrder;
import io.shopstream.streams.fixture.TopicLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the service from broker to HTTP. The tests share one service, and each uses its own day. */
class RunningServiceIT {
    private static final String PREFIX = "running-service-";
    private static final int EACH = 100;

    @TempDir
    private static Path stateDirectory;

    private static OrderFeed feed;
    private static RunningService service;

    @BeforeAll
    static void startAfterAnAbortedImport() {
        feed = OrderFeed.on(PREFIX);
        // An aborted transaction in each partition, so none of them has a readable record.
        feed.abort();
        service = RunningService.start(PREFIX, stateDirectory, Map.of("shopstream.threads", 2));
        service.awaitIdle();
        service.awaitFresh("/queries/revenue?window=1m&as_of=2026-03-01T10:15:00Z");
    }

    @AfterAll
    static void close() {
        service.close();
        feed.close();
    }

    @Test
    void shouldBeFreshAfterAnAbortedImport() {
        String revenue = "/queries/revenue?window=1m&as_of=2026-03-04T10:15:00Z";
        feed.send(TestOrder.sale(
                "aborted", Instant.parse("2026-03-04T10:15:30Z"), new TestOrder.Line("product", "c", 1, 300)));
        service.awaitIdle();
        assertThat(service.get(revenue, RevenueTotal.class).orders()).isOne();

        feed.abort();
        service.awaitIdle();
        assertThat(service.awaitFresh(revenue)).contains("\"orders\":1");
    }

    @Test
    void shouldAnswerFromBrokerToHttp() {
        Instant placed = Instant.parse("2026-03-01T10:15:30Z");
        TestOrder.Line lamp = new TestOrder.Line("lamp", "light", 1, 2_000);
        TestOrder sale = TestOrder.sale("o-1", placed, new TestOrder.Line("cup", "kitchen", 2, 500), lamp)
                .by("u 1");
        TestOrder cancelled = TestOrder.sale("INV/2\\;50% +☕", placed, lamp);
        assertThat(service.await("/actuator/health/readiness").statusCode()).isEqualTo(200);
        feed.send(sale, cancelled, cancelled, cancelled.next(OrderStatus.CANCELLED));
        service.awaitIdle();

        RevenueTotal total = service.get("/queries/revenue?window=5m&as_of=2026-03-01T10:16:00Z", RevenueTotal.class);
        assertThat(total.netMinor()).isEqualTo(3_000);
        assertThat(total.orders()).isEqualTo(1);
        assertThat(total.units()).isEqualTo(3);
        assertThat(wholeDay("category=kitchen").netMinor()).isEqualTo(1_000);
        assertThat(wholeDay("country=Austria").netMinor()).isEqualTo(3_000);
        CustomerView customer = service.get("/queries/customers/u%201?currency=USD", CustomerView.class);
        assertThat(customer.firstOrderAt()).isEqualTo(placed);
        assertThat(customer.segment()).isEqualTo("new");
        assertThat(service.await("/queries/customers/nobody").statusCode()).isEqualTo(404);
        RevenueSeries series = service.get(
                "/queries/revenue/series?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z", RevenueSeries.class);
        assertThat(series.panes()).hasSize(1);
        TopProducts top = service.get(
                "/queries/top-products?from=2026-03-01T10:15:10Z&to=2026-03-01T10:15:40Z", TopProducts.class);
        assertThat(top.items()).extracting(TopProducts.Item::productId).containsExactly("lamp", "cup");
        String id = "INV%2F2%5C%3B50%25%20%2B%E2%98%95";
        OrderView order = service.get("/queries/orders/" + id, OrderView.class);
        assertThat(order.orderId()).isEqualTo("INV/2\\;50% +☕");
        assertThat(service.get("/queries/orders?id=" + id, OrderView.class).version())
                .isEqualTo(2);
        assertThat(order.version()).isEqualTo(2);
        assertThat(order.stands()).isFalse();
        assertThat(service.await("/queries/orders/none").statusCode()).isEqualTo(404);
        OrderViews several = service.get("/queries/orders-by-id?ids=o-1,none,o-1," + id, OrderViews.class);
        assertThat(several.orders())
                .extracting(OrderView::orderId, OrderView::version)
                .containsExactlyInAnyOrder(tuple("o-1", 1L), tuple(order.orderId(), 2L));
        assertThat(service.get("/queries/orders-by-id?ids=a,b", OrderViews.class)
                        .orders())
                .isEmpty();
        assertThat(service.await("/queries/orders-by-id?ids=a,,b").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldDeadLetterEachInvalidRecordOnceAndCountEveryOrder() {
        Instant placed = Instant.parse("2026-03-02T10:15:30Z");
        Random random = new Random(11);
        StreamsStatus before = service.awaitIdle();
        for (int number = 0; number < EACH; number++) {
            byte[] garbage = new byte[50];
            random.nextBytes(garbage);
            feed.sendRaw(("key-" + number).getBytes(StandardCharsets.UTF_8), garbage);
            feed.send(TestOrder.sale("garbage-" + number, placed, new TestOrder.Line("cup", null, 1, 100)));
        }
        feed.sendRaw(null, null);
        // With its position added, the dead letter exceeds a topic's default maximum size.
        feed.sendRaw("large".getBytes(StandardCharsets.UTF_8), new byte[1_000_000]);
        StreamsStatus status = service.awaitIdle();

        assertThat(status.accepted() - before.accepted()).isEqualTo(EACH);
        assertThat(status.rejected().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .as("no other test here sends garbage")
                .isEqualTo(EACH + 2L);
        RevenueTotal total = service.get("/queries/revenue?window=1m&as_of=2026-03-02T10:15:59Z", RevenueTotal.class);
        assertThat(total.netMinor()).isEqualTo(100L * EACH);
        List<DeadLetter> deadLetters =
                TopicLog.read(RunningService.topics(PREFIX).deadLetters(ConsumerGroups.STREAMS)).stream()
                        .map(ConsumerRecord::value)
                        .toList();
        assertThat(deadLetters)
                .hasSize(EACH + 2)
                .allMatch(deadLetter -> !deadLetter.getReason().isEmpty());
        assertThat(deadLetters).extracting(DeadLetter::getSourceOffset).isNotEmpty();
        assertThat(deadLetters)
                .anyMatch(deadLetter -> deadLetter.getRawValue() != null
                        && deadLetter.getRawValue().remaining() == 1_000_000);
    }

    /** Reads and writes must not block each other, as range queries of IQv2 in Kafka 4.3.1 do. */
    @Test
    void shouldAnswerWhileOrdersArrive() throws Exception {
        OrderTraffic traffic = new OrderTraffic(feed, service, Instant.parse("2026-03-03T10:15:30Z"));
        String revenue = "/queries/revenue?window=1m&as_of=2026-03-03T10:15:00Z";
        long before = service.awaitIdle().accepted();

        traffic.run(revenue);

        assertThat(service.awaitIdle().accepted() - before).isEqualTo(traffic.orders());
        RevenueTotal total = service.get(revenue, RevenueTotal.class);
        assertThat(total.orders()).isEqualTo(traffic.orders());
        assertThat(total.netMinor()).isEqualTo(100L * traffic.orders());
        assertThat(traffic.seen()).as("orders only ever come in this test").isSorted();
    }

    private static RevenueTotal wholeDay(String slice) {
        return service.get("/queries/revenue?window=24h&as_of=2026-03-01T23:59:00Z&" + slice, RevenueTotal.class);
    }
}
