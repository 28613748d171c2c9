package io.shopstream.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Compares the rows of a shop database with the newest records of its topics. */
final class TablesAndTopics {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private TablesAndTopics() {}

    /** Waits until the topics hold exactly the rows of the tables; fails with the difference otherwise. */
    static void awaitEqual(String url, Topics topics) {
        compare(
                url,
                "select user_id, name, email, country, city, customer_type,"
                        + " (extract(epoch from registered_at) * 1000)::bigint from shop.users",
                topics.users(),
                user -> List.of(
                        user.getUserId(),
                        text(user.getName()),
                        text(user.getEmail()),
                        text(user.getCountry()),
                        text(user.getCity()),
                        text(user.getCustomerType()),
                        String.valueOf(registered(user))));
        compare(
                url,
                "select category_id, name, department from shop.categories",
                topics.categories(),
                (Category category) ->
                        List.of(category.getCategoryId(), category.getName(), text(category.getDepartment())));
        compare(
                url,
                "select product_id, name, category_id, currency, price, cost, stock_quantity, active"
                        + " from shop.products",
                topics.products(),
                (Product product) -> List.of(
                        product.getProductId(),
                        text(product.getName()),
                        text(product.getCategoryId()),
                        product.getCurrency(),
                        money(product.getPriceMinor()),
                        money(product.getCostMinor()),
                        text(product.getStockQuantity()),
                        product.getActive() ? "t" : "f"));
        compare(
                url,
                "select campaign_id, name, channel, starts_on, ends_on, currency, budget from shop.campaigns",
                topics.campaigns(),
                (Campaign campaign) -> List.of(
                        campaign.getCampaignId(),
                        campaign.getName(),
                        campaign.getChannel(),
                        campaign.getStartsOn().toString(),
                        campaign.getEndsOn().toString(),
                        campaign.getCurrency(),
                        money(campaign.getBudgetMinor())));
    }

    private static <V> void compare(String url, String sql, Topic<V> topic, Function<V, List<String>> columns) {
        await(topic.name()).atMost(TIMEOUT).untilAsserted(() -> {
            Map<String, List<String>> newest = new TreeMap<>();
            for (ConsumerRecord<String, V> record : TopicContents.read(topic)) {
                V value = record.value();
                if (value == null) {
                    newest.remove(record.key());
                } else {
                    newest.put(record.key(), columns.apply(value));
                }
            }
            assertThat(newest).isEqualTo(rows(url, sql));
        });
    }

    /** Returns the rows by their first column. */
    static Map<String, List<String>> rows(String url, String sql) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(found.getString(column));
                }
                rows.put(row.getFirst(), row);
            }
        }
        return rows;
    }

    private static long registered(User user) {
        return user.getRegisteredAt() == null ? -1 : user.getRegisteredAt().toEpochMilli();
    }

    private static String money(@Nullable Long minor) {
        return minor == null ? "null" : BigDecimal.valueOf(minor, 2).toPlainString();
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }
}
