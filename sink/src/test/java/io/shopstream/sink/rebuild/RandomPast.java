package io.shopstream.sink.rebuild;

import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.fixture.TestTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Writes a random history: orders over some months in versions that come close together or far apart, repeated, out of
 * order, with more or fewer lines; events, some of them twice; a catalogue with changes and deletions; panes; invalid
 * records.
 */
final class RandomPast {
    private final RandomGenerator random;
    private final TestTopics log;
    private final Topics topics;
    private long productVersions;

    RandomPast(RandomGenerator random, TestTopics log) {
        this.random = random;
        this.log = log;
        this.topics = log.topics();
    }

    void write(int steps) {
        for (int step = 0; step < steps; step++) {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3, 4 -> order();
                case 5, 6 -> event();
                case 7 -> user();
                case 8 -> product();
                case 9 -> catalogue();
                case 10 -> pane();
                default -> invalid();
            }
        }
        log.flush();
    }

    void order() {
        int id = random.nextInt(400);
        List<OrderLine> lines = new ArrayList<>();
        for (int line = 1 + random.nextInt(2); line <= 1 + random.nextInt(4) || lines.isEmpty(); line++) {
            lines.add(Samples.line(line, "p" + random.nextInt(40), 1 + random.nextInt(9), 1 + random.nextLong(90_000)));
        }
        Order order = Samples.order(
                "o" + id,
                1 + random.nextInt(6),
                OrderStatus.values()[random.nextInt(OrderStatus.values().length)],
                lines);
        order.setUserId(random.nextInt(5) == 0 ? null : "u" + random.nextInt(100));
        order.setPlacedAt(Samples.NOON.minus(Duration.ofDays(id % 100)));
        order.setCampaignId(random.nextInt(4) == 0 ? "c" + random.nextInt(5) : null);
        log.send(topics.orders(), order.getOrderId(), order);
    }

    void event() {
        int id = random.nextInt(1_000);
        ShopEvent event = Samples.event("e" + id, "u" + id % 100);
        event.setOccurredAt(Samples.NOON.minus(Duration.ofHours(id)));
        // Of the same id and time: another type or user makes another event.
        event.setType(EventType.values()[random.nextInt(2)]);
        if (random.nextInt(10) == 0) {
            event.setUserId("u" + random.nextInt(100));
        }
        log.send(topics.events(), event.getUserId(), event);
    }

    private void user() {
        String id = "u" + random.nextInt(100);
        if (random.nextInt(5) == 0) {
            log.send(topics.users(), id, (User) null);
        } else {
            log.send(topics.users(), id, Samples.user(id, 1 + random.nextInt(6), "name " + random.nextInt(1000)));
        }
    }

    private void product() {
        String id = "p" + random.nextInt(40);
        // In order, as in the source's log. Out of order, the price history would depend on the batch boundaries.
        long version = ++productVersions;
        Product product = Samples.product(id, version, "name " + random.nextInt(1000));
        product.setPriceMinor(random.nextInt(4) == 0 ? null : Long.valueOf(random.nextInt(5) + 1));
        product.setStockQuantity((long) random.nextInt(500));
        log.send(topics.products(), id, product);
        if (random.nextInt(4) == 0) {
            log.send(topics.products(), id, product);
        }
    }

    private void catalogue() {
        String category = "c-p" + random.nextInt(40);
        log.send(
                topics.categories(),
                category,
                Category.newBuilder()
                        .setCategoryId(category)
                        .setVersion(1 + random.nextInt(4))
                        .setName("category " + random.nextInt(100))
                        .build());
        String campaign = "c" + random.nextInt(5);
        log.send(
                topics.campaigns(),
                campaign,
                Campaign.newBuilder()
                        .setCampaignId(campaign)
                        .setVersion(1 + random.nextInt(4))
                        .setName("campaign " + random.nextInt(100))
                        .setChannel("email")
                        .setStartsOn(java.time.LocalDate.parse("2026-03-01"))
                        .setEndsOn(java.time.LocalDate.parse("2026-05-31"))
                        .setCurrency("USD")
                        .setBudgetMinor(random.nextLong(1_000_000))
                        .build());
    }

    private void pane() {
        int minute = random.nextInt(200);
        log.send(
                topics.revenuePerMinute(),
                "m" + minute,
                Samples.minute(Samples.NOON.plusSeconds(60L * minute), random.nextLong(1_000_000)));
        String user = "u" + random.nextInt(100);
        log.send(
                topics.customerTotals(),
                user,
                CustomerTotals.newBuilder()
                        .setUserId(user)
                        .setCurrency("USD")
                        .setOrders(random.nextInt(9))
                        .setGrossMinor(random.nextInt(1000))
                        .setReturnsMinor(0)
                        .setNetMinor(5)
                        .setUnits(1)
                        .setSegment("NEW")
                        .build());
    }

    private void invalid() {
        Order order = Samples.order("o" + random.nextInt(400), 9);
        order.setTotalMinor(order.getTotalMinor() + 1);
        log.send(topics.orders(), order.getOrderId(), order);
        log.sendBytes(topics.orders().name(), "o1", new byte[] {4, 5});
        log.sendBytes(topics.users().name(), "u1", new byte[] {0, 0, 0, 0, 1, 2});
        log.sendBytes(topics.events().name(), "u1", new byte[] {7});
    }
}
