package io.shopstream.local.verify;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operational database, open for reading. */
final class ShopDatabase implements AutoCloseable {
    // Local authentication trusts everybody, and no role of the shop needs to be known here.
    private static final String USER = "postgres";
    private static final String NO_SUCH_DATABASE = "3D000";

    private final Connection connection;

    private ShopDatabase(Connection connection) {
        this.connection = connection;
    }

    /**
     * Empty where the shop has none: no address, no database, or no tables in it.
     *
     * @throws SQLException if it is there and cannot be read
     */
    static Optional<ShopDatabase> open(@Nullable String jdbcUrl) throws SQLException {
        if (jdbcUrl == null) {
            return Optional.empty();
        }
        ShopDatabase database;
        try {
            database = new ShopDatabase(DriverManager.getConnection(jdbcUrl, USER, ""));
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

    RowReader reader() {
        return new RowReader(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
