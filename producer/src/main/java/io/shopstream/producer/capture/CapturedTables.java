package io.shopstream.producer.capture;

import static io.shopstream.producer.capture.ColumnKind.COUNT;
import static io.shopstream.producer.capture.ColumnKind.DAY;
import static io.shopstream.producer.capture.ColumnKind.FLAG;
import static io.shopstream.producer.capture.ColumnKind.INSTANT;
import static io.shopstream.producer.capture.ColumnKind.MONEY;
import static io.shopstream.producer.capture.ColumnKind.TEXT;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists the captured tables: those of the publication. */
final class CapturedTables {
    private final List<CapturedTable<?>> tables;

    CapturedTables(AvroSerdes serdes, Topics topics) {
        tables = List.of(
                table(
                        serdes,
                        "shop.users",
                        "user_id",
                        Map.of(
                                "user_id", TEXT,
                                "name", TEXT,
                                "email", TEXT,
                                "country", TEXT,
                                "city", TEXT,
                                "customer_type", TEXT,
                                "registered_at", INSTANT),
                        topics.users(),
                        RowMappers::user),
                table(
                        serdes,
                        "shop.categories",
                        "category_id",
                        Map.of("category_id", TEXT, "name", TEXT, "department", TEXT),
                        topics.categories(),
                        RowMappers::category),
                table(
                        serdes,
                        "shop.products",
                        "product_id",
                        Map.of(
                                "product_id", TEXT,
                                "name", TEXT,
                                "category_id", TEXT,
                                "currency", TEXT,
                                "price", MONEY,
                                "cost", MONEY,
                                "stock_quantity", COUNT,
                                "active", FLAG),
                        topics.products(),
                        RowMappers::product),
                table(
                        serdes,
                        "shop.campaigns",
                        "campaign_id",
                        Map.of(
                                "campaign_id", TEXT,
                                "name", TEXT,
                                "channel", TEXT,
                                "starts_on", DAY,
                                "ends_on", DAY,
                                "currency", TEXT,
                                "budget", MONEY),
                        topics.campaigns(),
                        RowMappers::campaign));
    }

    private static <V> CapturedTable<V> table(
            AvroSerdes serdes,
            String name,
            String key,
            Map<String, ColumnKind> columns,
            Topic<V> topic,
            RowMapper<V> mapper) {
        return new CapturedTable<>(name, key, columns, topic, serdes.serializer(topic), mapper);
    }

    List<CapturedTable<?>> all() {
        return tables;
    }

    Optional<CapturedTable<?>> named(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** Names qualified with the schema, separated by commas. */
    String names() {
        return tables.stream().map(CapturedTable::name).collect(Collectors.joining(","));
    }
}
