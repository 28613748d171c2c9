package io.shopstream.sink.housekeeping;

import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes the partitions of the current UTC month and of the next three, so that the load need not make them while the
 * shop is busy. The load makes the partition of any other month that it needs. Months are announced in any case, for an
 * earlier run may have been killed before it announced one.
 */
final class PartitionsAhead {
    private static final int AHEAD = 3;

    private PartitionsAhead() {}

    /** Commits on a connection without autocommit; returns the last month. */
    static YearMonth make(Connection connection, YearMonth current) throws SQLException {
        List<String> days = IntStream.rangeClosed(0, AHEAD)
                .mapToObj(month -> current.plusMonths(month).atDay(1).toString())
                .toList();
        for (String parent : List.of("order_items", "events")) {
            Sql.execute(connection, "select ops.make_months('%s', '{%s}')".formatted(parent, String.join(",", days)));
            connection.commit();
            Sql.execute(connection, "select ops.announce_months('%s')".formatted(parent));
            connection.commit();
        }
        return current.plusMonths(AHEAD);
    }
}
