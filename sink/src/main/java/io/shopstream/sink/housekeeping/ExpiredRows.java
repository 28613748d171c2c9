package io.shopstream.sink.housekeeping;

import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * Removes rows that are older than a given time: whole months by dropping their partitions, the rest in batches that
 * commit one by one. It may be interrupted at any point and repeated.
 */
final class ExpiredRows {
    private static final int BATCH = 5_000;

    // Orders that another transaction has locked are skipped until the next run. Lines in a month that is dropped
    // afterwards are not deleted here.
    private static final String ORDERS = """
            with gone as (
              delete from warehouse.orders where order_id in (
                select order_id from warehouse.orders where placed_at < ?
                order by placed_at limit ? for update skip locked)
              returning order_id, placed_at
            ), items as (
              delete from warehouse.order_items i using gone
              where i.order_id = gone.order_id and i.placed_at = gone.placed_at and i.placed_at >= ? and i.placed_at < ?
              returning 1
            ), changes as (
              delete from warehouse.order_status_changes c using gone where c.order_id = gone.order_id returning 1
            )
            select (select count(*) from gone) + (select count(*) from items) + (select count(*) from changes)
            """;
    private static final String EVENTS = """
            with gone as (
              delete from warehouse.events where (event_id, occurred_at) in (
                select event_id, occurred_at from warehouse.events where occurred_at < ? limit ?)
              returning 1
            )
            select count(*) from gone
            """;
    // Keeps records that the database rejected, because a rebuild must know them to skip them.
    private static final String REJECTED = """
            with gone as (
              delete from ops.rejected_records
              where (consumer_group, source_topic, source_partition, source_offset) in (
                select consumer_group, source_topic, source_partition, source_offset
                from ops.rejected_records where rejected_at < ? and reason <> 'refused-by-database' limit ?)
              returning 1
            )
            select count(*) from gone
            """;
    private static final String AUDIT = """
            with gone as (
              delete from ops.api_audit where entry_id in (
                select entry_id from ops.api_audit where at < ? order by at limit ?)
              returning 1
            )
            select count(*) from gone
            """;
    private static final String ANSWERED_BATCHES = """
            with gone as (
              delete from ops.ingest_batches where (owner, idempotency_key) in (
                select owner, idempotency_key from ops.ingest_batches where created_at < ?
                order by created_at limit ?)
              returning 1
            )
            select count(*) from gone
            """;
    private static final String SAMPLES_OF_LAG = """
            with gone as (
              delete from ops.consumer_lag where (sampled_at, consumer_group, topic) in (
                select sampled_at, consumer_group, topic from ops.consumer_lag where sampled_at < ?
                order by sampled_at limit ?)
              returning 1
            )
            select count(*) from gone
            """;

    private final Connection connection;
    private final MonthlyPartitions.Pause pause;

    /** @param connection without autocommit */
    ExpiredRows(Connection connection, MonthlyPartitions.Pause pause) {
        this.connection = connection;
        this.pause = pause;
    }

    /** Removes orders before their lines, because every figure over lines joins the order to see whether it stands. */
    void remove(RetainedData data, Instant since, RemovedRows removedRows) throws SQLException, InterruptedException {
        switch (data) {
            case ORDERS -> {
                Instant month = YearMonth.from(since.atZone(ZoneOffset.UTC))
                        .atDay(1)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC);
                // Both bounds, so that only the partition of this month is scanned.
                deleteInBatches(ORDERS, removedRows, since, BATCH, month, since);
                new MonthlyPartitions(connection, "order_items", pause).dropBefore(since, removedRows);
            }
            case EVENTS -> {
                new MonthlyPartitions(connection, "events", pause).dropBefore(since, removedRows);
                deleteInBatches(EVENTS, removedRows, since, BATCH);
            }
            case REJECTED -> deleteInBatches(REJECTED, removedRows, since, BATCH);
            case AUDIT -> deleteInBatches(AUDIT, removedRows, since, BATCH);
        }
    }

    /** Removes the answers that the API remembers for batches with an Idempotency-Key. */
    void removeAnsweredBatches(Instant before) throws SQLException {
        deleteInBatches(ANSWERED_BATCHES, before);
    }

    /** Removes samples of the lag. */
    void removeSamplesOfLag(Instant before) throws SQLException {
        deleteInBatches(SAMPLES_OF_LAG, before);
    }

    private void deleteInBatches(String sql, Instant before) throws SQLException {
        long rows;
        do {
            rows = Sql.number(connection, sql, before, BATCH);
            connection.commit();
        } while (rows == BATCH);
    }

    /** @param parameters of the statement, the limit of the batch included */
    private void deleteInBatches(String sql, RemovedRows removedRows, Object... parameters)
            throws SQLException, InterruptedException {
        long rows;
        do {
            rows = Sql.number(connection, sql, parameters);
            connection.commit();
            removedRows.rows(rows);
            pause.run(Duration.ZERO);
        } while (rows > 0);
    }
}
