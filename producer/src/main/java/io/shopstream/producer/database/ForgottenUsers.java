package io.shopstream.producer.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes {@code shop.forgotten_users}; a trigger of {@code shop.users} keeps their personal data out of the rows. */
final class ForgottenUsers {
    private static final String ADD = "insert into shop.forgotten_users (user_id) values (?) on conflict do nothing";
    // The trigger empties the row.
    private static final String TOUCH = "update shop.users set user_id = user_id where user_id = ?";
    // The statistics hold values of these columns, too.
    private static final String RENEW_STATISTICS = "analyze shop.users (name, email, city)";

    private ForgottenUsers() {}

    /** @return whether there is a row of the user */
    static boolean add(Connection connection, String userId) throws SQLException {
        boolean hasShop = Sql.rows(connection, "select to_regclass('shop.users') is not null", row -> row.getBoolean(1))
                .getFirst();
        if (!hasShop) {
            return false;
        }
        connection.setAutoCommit(false);
        Sql.update(connection, ADD, userId);
        boolean found = Sql.update(connection, TOUCH, userId) > 0;
        Sql.update(connection, RENEW_STATISTICS);
        connection.commit();
        return found;
    }
}
