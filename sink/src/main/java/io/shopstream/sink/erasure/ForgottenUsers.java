package io.shopstream.sink.erasure;

import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.warehouse.Sql;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;

/**
 * Writes {@code ops.forgotten_users}. From {@link #add} on, neither the load nor a rebuild stores name, e-mail or city of
 * the user, whatever the records hold; {@link #complete} removes what was stored before. Both may be repeated.
 */
public final class ForgottenUsers {
    private static final String APPLICATION = "shop-sink-erasure";
    private static final String COLUMNS = " user_id, requested_at, requested_by, completed_at ";
    private static final String ADD =
            "insert into ops.forgotten_users (user_id, requested_by) values (?, ?) on conflict do nothing";
    private static final String FIND = "select" + COLUMNS + "from ops.forgotten_users where user_id = ?";
    private static final String COMPLETE = "update ops.forgotten_users set completed_at = now() where user_id = ?";
    // The statistics hold values of these columns, too.
    private static final String RENEW_STATISTICS = "analyze warehouse.users (name, email, city)";

    private final WarehouseAddress loader;
    private final WarehouseAddress owner;

    /** @param owner of the tables, who may renew their statistics */
    public ForgottenUsers(WarehouseAddress loader, WarehouseAddress owner) {
        this.loader = loader;
        this.owner = owner;
    }

    /** Records that the user is to be forgotten; the first request stays. */
    public ForgottenUser add(String userId, String requestedBy) throws SQLException {
        try (Connection connection = loader.connect(APPLICATION, "")) {
            Sql.update(connection, ADD, userId, requestedBy);
            return find(connection, userId, 0).orElseThrow();
        }
    }

    /** Removes the personal data of the user from the warehouse. Empty if it was not {@linkplain #add added} before. */
    public Optional<ForgottenUser> complete(String userId) throws SQLException {
        long rows;
        try (Connection connection = loader.connect(APPLICATION, "")) {
            if (find(connection, userId, 0).isEmpty()) {
                return Optional.empty();
            }
            rows = Sql.update(connection, MergeSql.RUNNING.eraseUsers());
        }
        try (Connection connection = owner.connect(APPLICATION, "")) {
            Sql.execute(connection, RENEW_STATISTICS);
        }
        try (Connection connection = loader.connect(APPLICATION, "")) {
            Sql.update(connection, COMPLETE, userId);
            return find(connection, userId, rows);
        }
    }

    private static Optional<ForgottenUser> find(Connection connection, String userId, long erasedRows)
            throws SQLException {
        return Sql.list(
                        connection,
                        FIND,
                        row -> {
                            Timestamp completed = row.getTimestamp(4);
                            return new ForgottenUser(
                                    row.getString(1),
                                    Sql.instant(row, 2),
                                    row.getString(3),
                                    completed == null ? null : completed.toInstant(),
                                    erasedRows);
                        },
                        userId)
                .stream()
                .findFirst();
    }
}
