package io.shopstream.local.forget;

import io.shopstream.local.shop.Shop;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * What the warehouse has of a user.
 *
 * @param known whether there is a row, or the user was to be forgotten before
 * @param texts name and e-mail address
 */
record WarehouseUser(boolean known, Set<String> texts) {
    private static final String READ = """
            select name, email from warehouse.users where user_id = ?
            union all select null, null from ops.forgotten_users where user_id = ?
            """;

    WarehouseUser {
        texts = Set.copyOf(texts);
    }

    static WarehouseUser read(Shop shop, String userId) throws SQLException {
        boolean known = false;
        Set<String> texts = new HashSet<>();
        try (Connection connection = shop.openWarehouse("shopstream-forget");
                PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, userId);
            statement.setString(2, userId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    known = true;
                    for (int column = 1; column <= 2; column++) {
                        String text = rows.getString(column);
                        if (text != null) {
                            texts.add(text);
                        }
                    }
                }
            }
        }
        return new WarehouseUser(known, texts);
    }
}
