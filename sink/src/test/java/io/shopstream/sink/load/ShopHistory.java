package io.shopstream.sink.load;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Writes a random history of a shop to a log and to a naive oracle: orders in several versions, some of them equal,
 * late, repeated, shorter or longer than before, some invalid; users that are inserted, changed, deleted and
 * re-inserted; events, some of them twice.
 */
final class ShopHistory {
    private final Topics topics = Topics.standard();
    private final RandomGenerator random;
    private final MemoryLog log;
    private final Oracle oracle;

    ShopHistory(RandomGenerator random, MemoryLog log, Oracle oracle) {
        this.random = random;
        this.log = log;
        this.oracle = oracle;
    }

    void write(int steps) {
        for (int step = 0; step < steps; step++) {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3, 4, 5 -> order();
                case 6, 7 -> user();
                case 8, 9 -> deleteUser();
                case 10 -> event();
                default -> invalid();
            }
        }
    }

    private void order() {
        Order order = Samples.order(
                "o" + random.nextInt(40),
                1 + random.nextInt(6),
                OrderStatus.values()[random.nextInt(OrderStatus.values().length)],
                lines());
        if (random.nextInt(6) == 0) {
            // A version with a corrected placed_at moves the lines to another monthly partition.
            order.setPlacedAt(Samples.NOON.minus(Duration.ofDays(40)));
        }
        order.setUserId(random.nextInt(4) == 0 ? null : "u" + random.nextInt(20));
        order.setCampaignId(random.nextInt(3) == 0 ? "m" + random.nextInt(3) : null);
        log.append(topics.orders(), order.getOrderId(), order);
        oracle.order(order);
        if (random.nextInt(5) == 0) {
            log.append(topics.orders(), order.getOrderId(), order);
        }
    }

    private List<OrderLine> lines() {
        int sign = random.nextInt(5) == 0 ? -1 : 1;
        return new ArrayList<>(IntStream.rangeClosed(1, 6)
                .filter(lineNo -> lineNo == 1 || random.nextBoolean())
                .mapToObj(lineNo -> Samples.line(
                        lineNo,
                        "p" + random.nextInt(15),
                        sign * (1 + random.nextInt(9)),
                        1 + random.nextLong(1_000_000)))
                .toList());
    }

    private void user() {
        User user = Samples.user("u" + random.nextInt(20), 1 + random.nextInt(6), "name " + random.nextInt(1000));
        log.append(topics.users(), user.getUserId(), user);
        oracle.user(user);
    }

    private void deleteUser() {
        String userId = "u" + random.nextInt(20);
        if (random.nextInt(3) == 0) {
            log.append(topics.users(), userId, null);
            oracle.deleteUser(userId);
        } else {
            long version = 1 + random.nextInt(8);
            log.appendDeletion(topics.users(), userId, version);
            oracle.deleteUser(userId, version);
        }
    }

    private void event() {
        // Key and partition of an event are its user's, so one event id is always in the same partition.
        int id = random.nextInt(100);
        ShopEvent event = Samples.event("e" + id, "u" + id % 20);
        log.append(topics.events(), event.getUserId(), event);
        oracle.event(event);
    }

    private void invalid() {
        Order wrong = Samples.order("o" + random.nextInt(40), 9);
        wrong.setTotalMinor(wrong.getTotalMinor() + 1);
        log.append(topics.orders(), wrong.getOrderId(), wrong);
        log.appendBytes(topics.orders().name(), "o1", new byte[] {4, 5});
        log.appendBytes(topics.users().name(), "u1", new byte[] {0, 0, 0, 0, 1, 2});
        oracle.rejected(2, 1);
    }
}
