package io.shopstream.sink.staging;

import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.StagingTable;
import io.shopstream.sink.table.TableDefinition;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Creates the monthly partitions that the rows of a table need, where they are missing. */
final class StagedMonths implements RowGroup {
    private final MergeSql sql;
    private final TableDefinition<?> table;
    private final Set<LocalDate> months = new TreeSet<>();
    // Bounds of the month of the last row, in epoch seconds: the next row is usually in the same month.
    private long begin = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;

    StagedMonths(TableDefinition<?> table, MergeSql sql) {
        this.table = table;
        this.sql = sql;
    }

    /** @param time event time of a row of the batch */
    void add(Instant time) {
        long second = time.getEpochSecond();
        if (second >= begin && second < end) {
            return;
        }
        LocalDate month = LocalDate.ofInstant(time, ZoneOffset.UTC).withDayOfMonth(1);
        begin = month.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        end = month.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        months.add(month);
    }

    @Override
    public List<StagingTable<?>> tables() {
        return List.of();
    }

    @Override
    public boolean isEmpty() {
        return months.isEmpty();
    }

    @Override
    public void write(MergeSession session, RowCounts counts) throws SQLException {
        session.isTrue(sql.makeMonths(table, months));
    }
}
