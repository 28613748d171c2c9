package io.shopstream.sink.rebuild.plan;

import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.table.MartTables;
import io.shopstream.sink.table.MergeSql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables that can be rebuilt, and which topics fill each. */
public final class RebuildTables {
    /** The schemas whose tables can be rebuilt. */
    public static final List<String> SCHEMAS = List.of("warehouse", "mart");
    /** The suffix of the schemas of the new tables. */
    public static final String NEXT = MergeSql.NEXT_SUFFIX;

    private static final String OLD = "_old";

    public static final String ORDERS = "warehouse.orders";
    public static final String ORDER_ITEMS = "warehouse.order_items";
    public static final String ORDER_STATUS_CHANGES = "warehouse.order_status_changes";
    public static final String EVENTS = "warehouse.events";
    public static final String PRICE_CHANGES = "warehouse.price_changes";
    public static final String STOCK_PER_DAY = "warehouse.stock_per_day";
    public static final String USERS = "warehouse.users";
    static final String CATEGORIES = "warehouse.categories";
    public static final String PRODUCTS = "warehouse.products";
    static final String CAMPAIGNS = "warehouse.campaigns";

    /** Filled by references in orders and events, and by the catalogue topics. */
    public static final Set<String> DIMENSIONS = Set.of(USERS, CATEGORIES, PRODUCTS, CAMPAIGNS);
    /** Carried over from the running tables, because the compacted log no longer has most of their rows. */
    public static final Set<String> HISTORIES = Set.of(PRICE_CHANGES, STOCK_PER_DAY);
    /** Partitioned by month. */
    public static final Set<String> MONTHLY = Set.of(ORDER_ITEMS, EVENTS);

    /**
     * The warehouse migration that last changed the meaning of a table's contents: older rows may differ from those of
     * a rebuild.
     */
    static final Map<String, Integer> MEANING_SINCE = meaningSince();

    private RebuildTables() {}

    private static Map<String, Integer> meaningSince() {
        Map<String, Integer> since = new LinkedHashMap<>();
        for (String table : List.of(CAMPAIGNS, CATEGORIES, USERS, PRODUCTS, ORDERS)) {
            since.put(table, 1);
        }
        // Rows that were loaded before have no position of their record.
        since.put(ORDER_STATUS_CHANGES, 15);
        for (String table : List.of(ORDER_ITEMS, EVENTS, PRICE_CHANGES, STOCK_PER_DAY)) {
            since.put(table, 2);
        }
        MartTables.ALL.forEach(mart -> since.put(mart.table().qualifiedName(), 2));
        since.put(MartTables.REVENUE_PER_MINUTE.table().qualifiedName(), 1);
        since.put(MartTables.PRODUCT_SALES_PER_HOUR.table().qualifiedName(), 1);
        return Map.copyOf(since);
    }

    /** Every table, dimensions first. */
    public static Set<String> all() {
        Set<String> all = new LinkedHashSet<>(List.of(
                CAMPAIGNS,
                CATEGORIES,
                USERS,
                PRODUCTS,
                PRICE_CHANGES,
                STOCK_PER_DAY,
                ORDERS,
                ORDER_ITEMS,
                ORDER_STATUS_CHANGES,
                EVENTS));
        MartTables.ALL.forEach(mart -> all.add(mart.table().qualifiedName()));
        return all;
    }

    public static Set<String> changedAfter(int schemaVersion) {
        return all().stream()
                .filter(table -> MEANING_SINCE.getOrDefault(table, 0) > schemaVersion)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * @param names with or without schema
     * @throws UnknownTableException if one is unknown
     */
    public static Set<String> named(Collection<String> names) {
        Set<String> all = all();
        Set<String> wanted = new LinkedHashSet<>();
        for (String name : names) {
            // An array in JSON may contain null.
            String plain = String.valueOf(name).strip();
            wanted.add(all.stream()
                    .filter(table -> table.equals(plain) || table.endsWith("." + plain))
                    .findFirst()
                    .orElseThrow(() -> new UnknownTableException(plain, all)));
        }
        return all.stream().filter(wanted::contains).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The tables that each topic fills, by the topic's name. */
    public static Map<String, Set<String>> byTopic(Topics topics) {
        Map<String, Set<String>> tables = new LinkedHashMap<>();
        tables.put(
                topics.orders().name(),
                Set.of(ORDERS, ORDER_ITEMS, ORDER_STATUS_CHANGES, USERS, CATEGORIES, PRODUCTS, CAMPAIGNS));
        tables.put(topics.events().name(), Set.of(EVENTS, USERS, PRODUCTS, CAMPAIGNS));
        tables.put(topics.users().name(), Set.of(USERS));
        tables.put(topics.categories().name(), Set.of(CATEGORIES));
        tables.put(topics.products().name(), Set.of(PRODUCTS, CATEGORIES, PRICE_CHANGES, STOCK_PER_DAY));
        tables.put(topics.campaigns().name(), Set.of(CAMPAIGNS));
        MartTables.byTopic(topics).forEach((topic, table) -> tables.put(topic, Set.of(table)));
        return tables;
    }

    public static String schema(String table) {
        return table.substring(0, table.indexOf('.'));
    }

    /** The name of the new table, such as {@code warehouse_next.orders}. */
    public static String next(String table) {
        return nextSchema(schema(table)) + "." + name(table);
    }

    /** The name of a table without its schema. */
    public static String name(String table) {
        return table.substring(table.indexOf('.') + 1);
    }

    /** The schema of the new tables, such as {@code warehouse_next}. */
    public static String nextSchema(String schema) {
        return schema + NEXT;
    }

    /** The schema of the replaced tables, such as {@code warehouse_old}, until they are dropped. */
    public static String oldSchema(String schema) {
        return schema + OLD;
    }

    static List<String> inOrder(Collection<String> tables) {
        List<String> ordered = new ArrayList<>(all());
        ordered.retainAll(tables);
        return ordered;
    }
}
