package io.shopstream.local.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one request; each batch of a number is the same in every run.
 *
 * @param key the Idempotency-Key, null without one
 */
record OrderBatch(@Nullable String key, List<SentOrder> orders) {
    static final int SIZE = 100;

    private static final int CHANGED = 10;
    private static final Instant FIRST_MINUTE = Instant.parse("2026-03-01T10:00:00Z");
    private static final int SECONDS = 30 * 60;
    private static final int PRODUCTS = 200;
    private static final int USERS = 500;

    OrderBatch {
        orders = List.copyOf(orders);
    }

    /** Orders with ids of the sender; some occur twice, in two versions, of which every other cancels the order. */
    static OrderBatch withIds(int number) {
        Random random = new Random(number);
        List<SentOrder> orders = new ArrayList<>();
        for (int index = 0; index < SIZE - CHANGED; index++) {
            String mark = number + "-" + index;
            orders.add(order(mark, "order-" + mark, random));
        }
        for (int index = 0; index < CHANGED; index++) {
            orders.add(orders.get(index).next(index % 2 == 0 ? "CANCELLED" : "PAID"));
        }
        return new OrderBatch(null, orders);
    }

    /** Orders without ids: only the key of the batch tells that a second request has the same ones. */
    static OrderBatch withKey(int number) {
        Random random = new Random(number);
        return new OrderBatch(
                "batch-" + number,
                IntStream.range(0, SIZE)
                        .mapToObj(index -> order(number + "-" + index, null, random))
                        .toList());
    }

    private static SentOrder order(String mark, @Nullable String id, Random random) {
        List<SentOrder.Line> lines = IntStream.rangeClosed(1, 1 + random.nextInt(3))
                .mapToObj(line -> new SentOrder.Line(
                        line, "p-" + random.nextInt(PRODUCTS), 1 + random.nextInt(4), 1 + random.nextInt(20_000)))
                .toList();
        return new SentOrder(
                mark,
                id,
                1,
                "PLACED",
                random.nextInt(5) == 0 ? "EUR" : "USD",
                "u-" + random.nextInt(USERS),
                FIRST_MINUTE.plusSeconds(random.nextInt(SECONDS)),
                lines);
    }

    String json() {
        return orders.stream().map(SentOrder::json).collect(Collectors.joining(",\n", "[", "]"));
    }
}
