package io.shopstream.sink.table;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Builds the statements that merge a staged batch into its tables. They run unprepared: the planner has to see the
 * current size of the staging tables.
 */
public final class MergeSql {
    /** The suffix of the schemas of the new tables of a rebuild. */
    public static final String NEXT_SUFFIX = "_next";

    /** Merges into the running tables. */
    public static final MergeSql RUNNING = new MergeSql("");

    /** Merges into the new tables of a rebuild. */
    public static final MergeSql NEW = new MergeSql(NEXT_SUFFIX);

    private static final String CHANGED = "stage_changed_orders";
    /**
     * The orders that this batch inserted or replaced, filled by {@link #mergeOrders()}. Of a replaced order
     * {@code placed_before} is the former {@code placed_at}, which determines the partition of its stored lines; of an
     * inserted one it is null.
     */
    public static final String CREATE_CHANGED_ORDERS = "create temporary table " + CHANGED
            + " (order_id text not null, placed_before timestamptz) on commit delete rows";

    public static final String ANY_ORDER_REPLACED =
            "select exists (select from " + CHANGED + " where placed_before is not null)";

    private static final String ITEMS_THAT_DIFFER = " on conflict (" + FactTables.ORDER_ITEMS.keyNames()
            + ") do update set " + FactTables.ORDER_ITEMS.assignments("excluded") + " where "
            + FactTables.ORDER_ITEMS.differs("t", "excluded");

    private final String suffix;

    /** @param suffix suffix of the schemas */
    private MergeSql(String suffix) {
        this.suffix = suffix;
    }

    /** The five statements that merge {@link DimensionRow}s, in the order of execution. */
    public record Dimension(
            String deleteKnown, String insertMissing, String deleteInferred, String updateOlder, String deleteOlder) {}

    public static <R> StagingTable<R> staging(TableDefinition<R> target) {
        return new StagingTable<>(target, List.of());
    }

    public static <V> StagingTable<DimensionRow<V>> dimensionStaging(TableDefinition<DimensionRow<V>> target) {
        return new StagingTable<>(
                target,
                List.of(
                        Column.bool("unversioned_tombstone", DimensionRow::unversionedTombstone),
                        Column.int8("value_version", DimensionRow::valueVersion)));
    }

    /** Selects the ids of existing orders; its parameter is an array of ids. */
    public String existingOrders() {
        return "select order_id from " + name(FactTables.ORDERS) + " where order_id = any (?)";
    }

    public String mergeOrders() {
        return """
                with merged as (
                  insert into %1$s as t (%2$s) select %2$s from %3$s
                  on conflict (%4$s) do update set %5$s where excluded.version > t.version
                  returning t.order_id, old.placed_at as placed_before
                )
                insert into %6$s (order_id, placed_before) select order_id, placed_before from merged
                """.formatted(
                        name(FactTables.ORDERS),
                        FactTables.ORDERS.columnNames(),
                        staging(FactTables.ORDERS).name(),
                        FactTables.ORDERS.keyNames(),
                        FactTables.ORDERS.assignments("excluded"),
                        CHANGED);
    }

    /** Updates lines that exist already: retention may have removed the order but not yet its lines. */
    public String insertItemsOfNewOrders() {
        return insertItems() + "where c.placed_before is null" + ITEMS_THAT_DIFFER;
    }

    /**
     * Run before {@link #deleteItemsNoLongerPresent()}, which is rarely needed and may be planned as a scan of all
     * partitions. Here {@code offset 0} forces a look-up of each order in its partition, and {@code except} compares
     * the lines with the batch in one pass, whatever row counts the planner estimates.
     */
    public String anyItemNoLongerPresent() {
        return """
                select exists (
                  select c.order_id, t.line_no, c.placed_before from %1$s c cross join lateral (
                    select k.line_no from %2$s k
                    where k.order_id = c.order_id and k.placed_at = c.placed_before offset 0) t
                  where c.placed_before is not null
                  except select order_id, line_no, placed_at from %3$s)
                """.formatted(
                        CHANGED,
                        name(FactTables.ORDER_ITEMS),
                        staging(FactTables.ORDER_ITEMS).name());
    }

    public String deleteItemsNoLongerPresent() {
        return """
                delete from %s t using %s c
                where t.order_id = c.order_id and t.placed_at = c.placed_before and not exists (
                  select from %s s
                  where s.order_id = t.order_id and s.line_no = t.line_no and s.placed_at = t.placed_at)
                """.formatted(
                        name(FactTables.ORDER_ITEMS),
                        CHANGED,
                        staging(FactTables.ORDER_ITEMS).name());
    }

    /**
     * A change of status leaves the lines unchanged. They are found by a look-up of each line ({@code offset 0}, see
     * above) and left out, since {@code on conflict} would lock them.
     */
    public String mergeItemsOfReplacedOrders() {
        return insertItems()
                + """
                where c.placed_before is not null and not exists (
                  select from %s k
                  where k.order_id = s.order_id and k.line_no = s.line_no and k.placed_at = s.placed_at and not %s
                  offset 0)
                """.formatted(name(FactTables.ORDER_ITEMS), FactTables.ORDER_ITEMS.differs("k", "s"))
                + ITEMS_THAT_DIFFER;
    }

    private String insertItems() {
        return """
                insert into %s as t (%s)
                select %s from %s s join %s c on c.order_id = s.order_id
                """.formatted(
                        name(FactTables.ORDER_ITEMS),
                        FactTables.ORDER_ITEMS.columnNames(),
                        FactTables.ORDER_ITEMS.columnNames("s"),
                        staging(FactTables.ORDER_ITEMS).name(),
                        CHANGED);
    }

    /**
     * Runs before the products are merged: only versions higher than the stored product's count. A row is inserted if
     * its price, cost or currency differs from the row before it, in the batch or in the table.
     */
    public String insertPriceChanges() {
        return """
                insert into %1$s (%2$s)
                select %2$s from (
                  select s.*, row_number() over by_version as place, lag(s.currency) over by_version as currency_before,
                    lag(s.price) over by_version as price_before, lag(s.cost) over by_version as cost_before
                  from %3$s s left join %4$s p on p.product_id = s.product_id
                  where s.version > coalesce(p.version, 0)
                  window by_version as (partition by s.product_id order by s.version)) news
                left join lateral (
                  select t.version as known, t.currency as c, t.price as p, t.cost as k from %1$s t
                  where t.product_id = news.product_id and t.version < news.version
                  order by t.version desc limit 1) last on place = 1
                where case
                  when place > 1
                    then (currency, price, cost) is distinct from (currency_before, price_before, cost_before)
                  when known is null then price is not null or cost is not null
                  else (currency, price, cost) is distinct from (c, p, k) end
                on conflict do nothing
                """.formatted(
                        name(HistoryTables.PRICE_CHANGES),
                        HistoryTables.PRICE_CHANGES.columnNames(),
                        staging(HistoryTables.PRICE_CHANGES).name(),
                        name(DimensionTables.PRODUCTS));
    }

    /** Creates the monthly partitions that contain the given days. */
    public String makeMonths(TableDefinition<?> table, Collection<LocalDate> days) {
        return "select ops.make_months('%s', '{%s}', '%s')"
                .formatted(
                        table.table(),
                        days.stream().map(LocalDate::toString).collect(Collectors.joining(",")),
                        table.schema() + suffix);
    }

    /** Run after the commit of {@link #makeMonths} in the running schema (ADR 035). */
    public static String announceMonths(TableDefinition<?> table) {
        return "select ops.announce_months('%s')".formatted(table.table());
    }

    /** Copies straight into the table, which must contain none of the rows. */
    public String copy(TableDefinition<?> target) {
        return target.inSchema(target.schema() + suffix).copySql();
    }

    /** Inserts the rows whose key does not exist yet; existing rows are kept. */
    public String insertNew(TableDefinition<?> target) {
        return "insert into %s (%2$s) select %2$s from %3$s on conflict do nothing"
                .formatted(name(target), target.columnNames(), staging(target).name());
    }

    /**
     * Deletes dead letters whose position now holds another record, because the topic was re-created or the file was
     * changed. Lines of files have no timestamp: the later of two dead letters is kept. An erased dead letter replaces
     * the one with the bytes, and stays if the bytes come again.
     */
    public String deleteDeadLettersOfOtherRecords() {
        return """
                delete from %s t using %s s
                where (t.consumer_group, t.source_topic, t.source_partition, t.source_offset)
                    = (s.consumer_group, s.source_topic, s.source_partition, s.source_offset)
                  and (s.erased_at is not null or (t.raw_key, t.raw_value) is distinct from (s.raw_key, s.raw_value))
                  and case
                    when s.erased_at is not null then t.erased_at is null
                    when t.erased_at is not null and (t.source_timestamp, t.raw_value_size)
                      is not distinct from (s.source_timestamp, s.raw_value_size) then false
                    else t.rejected_at < s.rejected_at or s.source_timestamp is null end
                """.formatted(
                        name(FactTables.REJECTED_RECORDS),
                        staging(FactTables.REJECTED_RECORDS).name());
    }

    /** Keeps the first dead letter of a record and only moves the time of its last replay forward. */
    public String insertDeadLetters() {
        return """
                insert into %1$s as t (%2$s) select %2$s from %3$s order by %4$s
                on conflict (%4$s) do update set replayed_at = excluded.replayed_at
                where excluded.replayed_at > coalesce(t.replayed_at, '-infinity')
                  and (excluded.raw_key, excluded.raw_value) is not distinct from (t.raw_key, t.raw_value)
                """.formatted(
                        name(FactTables.REJECTED_RECORDS),
                        FactTables.REJECTED_RECORDS.columnNames(),
                        staging(FactTables.REJECTED_RECORDS).name(),
                        FactTables.REJECTED_RECORDS.keyNames());
    }

    /** The highest version of a key wins; keys are unique in the staging table. */
    public String upsertNewer(TableDefinition<?> target) {
        return """
                insert into %1$s as t (%2$s) select %2$s from %3$s order by %4$s
                on conflict (%4$s) do update set %5$s where excluded.version > t.version
                """.formatted(
                        name(target),
                        target.columnNames(),
                        staging(target).name(),
                        target.keyNames(),
                        target.assignments("excluded"));
    }

    /** Removes personal data of forgotten users from the staged rows; run before they are merged. */
    public static String eraseStagedUsers() {
        return eraseForgotten(staging(DimensionTables.USERS).name());
    }

    /** Removes personal data of forgotten users from the table. */
    public String eraseUsers() {
        return eraseForgotten(name(DimensionTables.USERS));
    }

    private static String eraseForgotten(String table) {
        return """
                update %s t set name = null, email = null, city = null from ops.forgotten_users f
                where f.user_id = t.user_id and (t.name, t.email, t.city) is distinct from (null, null, null)
                """.formatted(table);
    }

    public Dimension dimension(TableDefinition<?> target) {
        String table = name(target);
        String stage = staging(target).name();
        String id = target.keyNames();
        String delete = "update %1$s t set deleted = true from %2$s s where t.%3$s = s.%3$s and s.unversioned_tombstone"
                        .formatted(table, stage, id)
                + " and not t.deleted";
        String insert = "insert into %1$s (%2$s) select %2$s from %3$s order by %4$s on conflict do nothing"
                .formatted(table, target.columnNames(), stage, id);
        String upsert = "update %1$s t set %2$s from %3$s s where t.%4$s = s.%4$s and s.value_version > t.version"
                .formatted(table, target.assignments("s"), stage, id);
        // A captured tombstone keeps the attributes.
        String deleteOlder =
                "update %1$s t set deleted = s.deleted, version = s.version from %2$s s where t.%3$s = s.%3$s"
                                .formatted(table, stage, id)
                        + " and s.version > t.version";
        return new Dimension(delete, insert, delete + " and s.version = 0", upsert, deleteOlder);
    }

    private String name(TableDefinition<?> table) {
        return table.inSchema(table.schema() + suffix).qualifiedName();
    }
}
