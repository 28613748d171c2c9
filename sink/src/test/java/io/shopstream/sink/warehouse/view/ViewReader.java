package io.shopstream.sink.warehouse.view;

import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries as a given role, in a time zone (UTC+14) whose date differs from UTC for most of the day. */
final class ViewReader {
    private final TestWarehouse warehouse;
    private final String role;

    ViewReader(TestWarehouse warehouse, String role) {
        this.warehouse = warehouse;
        this.role = role;
    }

    List<String> rows(String sql) {
        String url = new WarehouseAddress(warehouse.url(), role, null).url();
        try (Connection connection = DriverManager.getConnection(url, role, "");
                Statement statement = connection.createStatement()) {
            statement.execute("set time zone 'Pacific/Kiritimati'");
            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(sql)) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    rows.add(row(result, columns));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String row(ResultSet result, int columns) {
        return IntStream.rangeClosed(1, columns)
                .mapToObj(i -> {
                    try {
                        return String.valueOf(result.getString(i));
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.joining("|"));
    }
}
