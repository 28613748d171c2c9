package io.shopstream.sink.stage;

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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The monthly partitions that the rows of a table need, made where they are missing. */
final class MonthStage implements Stage {
    private final MergeSql sql;
    private final TableDefinition<?> table;
    private final Supplier<Stream<Instant>> times;

    /** @param times when the rows of the batch happened; asked when the batch is complete */
    MonthStage(TableDefinition<?> table, Supplier<Stream<Instant>> times, MergeSql sql) {
        this.sql = sql;
        this.table = table;
        this.times = times;
    }

    @Override
    public List<StagingTable<?>> tables() {
        return List.of();
    }

    @Override
    public boolean isEmpty() {
        return times.get().findAny().isEmpty();
    }

    @Override
    public void write(MergeSession session, RowCounts counts) throws SQLException {
        session.isTrue(sql.makeMonths(table, months()));
    }

    private Set<LocalDate> months() {
        return times.get()
                .map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC).withDayOfMonth(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
