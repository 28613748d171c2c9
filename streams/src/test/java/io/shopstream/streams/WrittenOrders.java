package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Sums the orders in the output topics over the latest record of each key. */
final class WrittenOrders {
    private final Topics topics;

    WrittenOrders(Topics topics) {
        this.topics = topics;
    }

    /** Orders by topic, for topics in which every order is in some pane. */
    Map<String, Long> panes() {
        Map<String, Long> orders = new HashMap<>();
        add(topics.revenuePerMinute(), value -> value.getOrders(), orders);
        add(topics.productSalesPerHour(), value -> value.getOrders(), orders);
        add(topics.revenueByCategoryPerHour(), value -> value.getOrders(), orders);
        add(topics.revenueByCountryPerHour(), value -> value.getOrders(), orders);
        return orders;
    }

    /** Orders of customers; orders without a user are not included. */
    long customers() {
        return sum(topics.customerTotals(), value -> value.getOrders());
    }

    private static <V> void add(Topic<V> topic, ToLongFunction<V> orders, Map<String, Long> sums) {
        sums.put(topic.name(), sum(topic, orders));
    }

    private static <V> long sum(Topic<V> topic, ToLongFunction<V> orders) {
        Map<String, V> latest = new HashMap<>();
        TopicLog.read(topic).forEach(record -> latest.put(record.key(), record.value()));
        assertThat(latest).as(topic.name()).isNotEmpty();
        return latest.values().stream().collect(Collectors.summingLong(orders));
    }
}
