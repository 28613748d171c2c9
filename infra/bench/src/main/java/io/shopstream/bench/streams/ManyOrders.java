package io.shopstream.bench.streams;

import io.shopstream.bench.round.ShopFeed;
import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.producer.publish.SendCounts;
import io.shopstream.producer.publish.ShopPublisher;
import io.shopstream.producer.publish.StoppableRetry;
import io.shopstream.schemas.avro.Order;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Publishes any number of orders placed within a year, each once: copies of orders of the simulated shop with new ids.
 */
final class ManyOrders {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final Duration SPREAD = Duration.ofDays(365);
    private static final int MODELS = 20_000;

    private ManyOrders() {}

    static void publish(KafkaAccess kafkaAccess, long orders) {
        List<Order> models = ShopFeed.make().sales((int) Math.min(MODELS, orders));
        try (ShopPublisher publisher = new ShopPublisher(
                kafkaAccess, new SendCounts(Clock.systemUTC()), new StoppableRetry("the bench"), "bench")) {
            for (long number = 0; number < orders; number++) {
                Order order = models.get((int) (number % models.size()));
                Instant placed = START.plusMillis((long) ((double) number / orders * SPREAD.toMillis()));
                order.setOrderId("order-" + number);
                order.setPlacedAt(placed);
                order.setUpdatedAt(placed);
                publisher.order(order, placed);
            }
        }
    }

    /** Start of the year in which all published orders are placed. */
    static Instant from() {
        return START;
    }

    static Instant to() {
        return START.plus(SPREAD);
    }
}
