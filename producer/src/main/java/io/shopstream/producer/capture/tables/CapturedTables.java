package io.shopstream.producer.capture.tables;

import static io.shopstream.producer.capture.tables.ColumnKind.COUNT;
import static io.shopstream.producer.capture.tables.ColumnKind.DAY;
import static io.shopstream.producer.capture.tables.ColumnKind.FLAG;
import static io.shopstream.producer.capture.tables.ColumnKind.INSTANT;
import static io.shopstream.producer.capture.tables.ColumnKind.MONEY;
import static io.shopstream.producer.capture.tables.ColumnKind.TEXT;

import io.shopstream.schemas.rules.CatalogueRules;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists the captured tables: those of the publication. */
public final class CapturedTables {
    /** Created by the migration of the shop database. */
    public static final String PUBLICATION = "shop_capture";

    private final List<CapturedTable<?>> tables;

    public CapturedTables(AvroSerdes serdes, Topics topics) {
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
                        RowMappers::user,
                        CatalogueRules::check),
                table(
                        serdes,
                        "shop.categories",
                        "category_id",
                        Map.of("category_id", TEXT, "name", TEXT, "department", TEXT),
                        topics.categories(),
                        RowMappers::category,
                        CatalogueRules::check),
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
                        RowMappers::product,
                        CatalogueRules::check),
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
                        RowMappers::campaign,
                        CatalogueRules::check));
    }

    private static <V> CapturedTable<V> table(
            AvroSerdes serdes,
            String name,
            String key,
            Map<String, ColumnKind> columns,
            Topic<V> topic,
            RowMapper<V> mapper,
            CapturedTable.RowRules<V> rules) {
        return new CapturedTable<>(name, key, columns, topic, serdes.serializer(topic), mapper, rules);
    }

    public List<CapturedTable<?>> all() {
        return tables;
    }

    public Optional<CapturedTable<?>> named(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** Names qualified with the schema, separated by commas. */
    public String names() {
        return tables.stream().map(CapturedTable::name).collect(Collectors.joining(","));
    }
}
