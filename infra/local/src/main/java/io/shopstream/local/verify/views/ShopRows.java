package io.shopstream.local.verify.views;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.Shop;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Opens the operational database for reading. */
public final class ShopRows implements AutoCloseable {
    private static final String NO_SUCH_DATABASE = "3D000";

    private final Connection connection;

    private ShopRows(Connection connection) {
        this.connection = connection;
    }

    /**
     * Empty if the shop has no operational database: no address; on this machine also no database, or missing tables.
     *
     * @throws SQLException if the database exists and cannot be read
     * @throws CommandFailure if an address was given, and there is not what should be compared
     */
    public static Optional<ShopRows> open(Shop shop) throws SQLException {
        if (!shop.has(Part.SHOP_DATABASE)) {
            return Optional.empty();
        }
        ShopRows database;
        try {
            database = new ShopRows(shop.openShopDatabase("shopstream-verify"));
        } catch (SQLException e) {
            if (NO_SUCH_DATABASE.equals(e.getSQLState()) && isOnThisMachine(shop)) {
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
        if (!isOnThisMachine(shop)) {
            throw new CommandFailure("the shop database does not have the tables of the shop, or its role may not read"
                    + " them: check " + Part.SHOP_DATABASE.option() + ", or leave it out");
        }
        return Optional.empty();
    }

    // An address in the environment or on the command line is meant: nothing may be left out silently.
    private static boolean isOnThisMachine(Shop shop) {
        return shop.directory().isPresent();
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
