package io.shopstream.sink.housekeeping;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.stream.IntStream;

/**
 * Makes the partitions of the current UTC month and of the next three, so that the load need not make them while the
 * shop is busy. The load makes the partition of any other month that it needs.
 */
final class PartitionsAhead {
    private static final int AHEAD = 3;

    private PartitionsAhead() {}

    /** Commits on a connection without autocommit; returns the last month. */
    static YearMonth make(Connection connection, YearMonth current) throws SQLException {
        Object[] days = IntStream.rangeClosed(0, AHEAD)
                .mapToObj(month -> current.plusMonths(month).atDay(1).toString())
                .toArray();
        try (PreparedStatement make = connection.prepareStatement("select ops.make_months(?, ?)")) {
            for (String parent : new String[] {"order_items", "events"}) {
                make.setString(1, parent);
                make.setArray(2, connection.createArrayOf("date", days));
                make.execute();
                connection.commit();
            }
        }
        return current.plusMonths(AHEAD);
    }
}
