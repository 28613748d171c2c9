package io.shopstream.api.explain;

import io.shopstream.api.support.BusyShop;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.TestWarehouse;
import io.shopstream.embedded.Platform;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One running API over the random orders: their records in Kafka, their rows and sums in a warehouse. */
final class ExplainShop {
    static final Topics TOPICS = Topics.prefixed("explain-");
    private static final int ORDERS = 250;
    private static final ExplainShop SHOP = new ExplainShop();

    private final Map<String, List<Order>> records = new LinkedHashMap<>();
    private final TestWarehouse warehouse = TestWarehouse.create("explain");
    private final OrderLog log;
    private final RunningApi api;

    private ExplainShop() {
        Platform platform = SharedPlatform.get();
        BusyShop.provision(platform, TOPICS);
        this.log = new OrderLog(platform, TOPICS);
        RandomOrders random = new RandomOrders(16);
        List<String> rows = new ArrayList<>();
        for (int number = 0; number < ORDERS; number++) {
            List<Order> arrived = random.records("o" + number);
            records.put("o" + number, arrived);
            rows.add(ExplainRows.of(arrived, log.send(arrived)));
        }
        warehouse.execute(ExplainRows.MONTHS);
        warehouse.execute(String.join("\n", rows));
        warehouse.execute(ExplainRows.SUMS);
        this.api = RunningApi.start(Map.of(
                "shopstream.warehouse.url", warehouse.url(),
                "shopstream.kafka", platform.kafka().bootstrapServers(),
                "shopstream.registry", platform.registry().url(),
                "shopstream.topic-prefix", TOPICS.prefix()));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            api.close();
                            log.close();
                        },
                        "explain-shop-close"));
    }

    static RunningApi api() {
        return SHOP.api;
    }

    static TestWarehouse warehouse() {
        return SHOP.warehouse;
    }

    static OrderLog log() {
        return SHOP.log;
    }

    /** The records of each order as they arrived. */
    static Map<String, List<Order>> records() {
        return SHOP.records;
    }

    /** The highest version of each order; of equal ones the first. */
    static List<Order> orders() {
        return SHOP.records.values().stream().map(ExplainShop::highest).toList();
    }

    static Order highest(List<Order> arrived) {
        // All orders differ in version or are equal.
        return arrived.stream().max(Comparator.comparing(Order::getVersion)).orElseThrow();
    }
}
