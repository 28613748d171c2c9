package io.shopstream.local.verify.views;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the operational database for reading. */
public final class ShopRows implements AutoCloseable {
    // Local authentication needs no password, so this class does not depend on a role of the shop.
    private static final String USER = "postgres";
    private static final String NO_SUCH_DATABASE = "3D000";

    private final Connection connection;

    private ShopRows(Connection connection) {
        this.connection = connection;
    }

    /**
     * Empty if the shop has no operational database: no address, no database, or missing tables.
     *
     * @throws SQLException if the database exists and cannot be read
     */
    public static Optional<ShopRows> open(@Nullable String jdbcUrl) throws SQLException {
        if (jdbcUrl == null) {
            return Optional.empty();
        }
        ShopRows database;
        try {
            database = new ShopRows(DriverManager.getConnection(jdbcUrl, USER, ""));
        } catch (SQLException e) {
            if (NO_SUCH_DATABASE.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
        try {
            database.connection.setAutoCommit(false);
            database.connection.setReadOnly(true);
            if (database.isComplete()) {
                return Optional.of(database);
            }
        } catch (SQLException e) {
            database.close();
            throw e;
        }
        database.close();
        return Optional.empty();
    }

    private boolean isComplete() throws SQLException {
        for (CapturedTable table : CapturedTable.ALL) {
            if (reader().columns(table.inShop()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    public RowReader reader() {
        return new RowReader(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
