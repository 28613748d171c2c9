package io.shopstream.bench.api;

import io.shopstream.bench.api.client.OrderIds;
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

/** Publishes orders of the last 24 hours, evenly spread: copies of orders of the simulated shop with new ids. */
final class RecentOrders {
    private static final Duration SPREAD = Duration.ofHours(24);
    private static final int MODELS = 20_000;

    private RecentOrders() {}

    static void publish(KafkaAccess kafkaAccess, int orders) {
        List<Order> models = ShopFeed.make().sales(Math.min(MODELS, orders));
        Instant start = Instant.now().minus(SPREAD);
        try (ShopPublisher publisher = new ShopPublisher(
                kafkaAccess, new SendCounts(Clock.systemUTC()), new StoppableRetry("the bench"), "bench")) {
            for (int number = 0; number < orders; number++) {
                Order order = models.get(number % models.size());
                Instant placed = start.plusMillis(SPREAD.toMillis() * number / orders);
                order.setOrderId(OrderIds.of(number));
                order.setPlacedAt(placed);
                order.setUpdatedAt(placed);
                publisher.order(order, placed);
            }
        }
    }
}
