package io.shopstream.producer.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classifies failures of the shop database: transient (retry) is what passes or what an operator can undo from outside,
 * such as a rejected login or a read-only database; all others are permanent.
 */
public final class ShopDatabaseFailures {
    // Connection, login, transaction rollback, resources, object in use, operator intervention, system error.
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "28", "40", "53", "55", "57", "58");
    // Read-only, a transaction that took too long, a missing privilege.
    private static final Set<String> TRANSIENT = Set.of("25006", "25P03", "25P04", "42501");
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String INVALID_AUTHORISATION = "28";

    private ShopDatabaseFailures() {}

    /** Whether the same call may succeed later, by SQLSTATE; a broken socket without SQLSTATE counts as transient. */
    public static boolean isTransient(Throwable failure) {
        SQLException sql = find(failure, SQLException.class);
        if (sql == null) {
            return false;
        }
        String state = sql.getSQLState();
        if (state == null || state.length() < 2) {
            return find(sql, IOException.class) != null;
        }
        return TRANSIENT_CLASSES.contains(state.substring(0, 2)) || TRANSIENT.contains(state);
    }

    /**
     * @param action the failed action as it follows "could not", such as {@code be read}
     */
    public static RuntimeException of(DatabaseAddress address, String action, Exception failure) {
        String place = address.host() + ":" + address.port();
        if (isTransient(failure)) {
            return new ShopDatabaseUnavailableException(
                    "the shop database at " + place + " could not " + action + ": " + describe(failure) + "; retrying, "
                            + remedy(address, failure),
                    failure);
        }
        return new ShopDatabaseException(
                "the shop database \"" + address.database() + "\" at " + place + " could not " + action + ": "
                        + describe(failure) + "; " + remedy(address, failure),
                failure);
    }

    /** Describes the failure in one line with its SQLSTATE. Omits the server's text if it may quote a row. */
    public static String describe(Throwable failure) {
        SQLException sql = find(failure, SQLException.class);
        if (sql == null) {
            return failure.getClass().getSimpleName() + " " + firstLine(failure.getMessage());
        }
        String state = sql.getSQLState() == null ? "none" : sql.getSQLState();
        boolean quotesRows = state.startsWith("22") || state.startsWith("23");
        return quotesRows ? "SQLSTATE " + state : firstLine(sql.getMessage()) + " (SQLSTATE " + state + ")";
    }

    private static String remedy(DatabaseAddress address, Exception failure) {
        SQLException sql = find(failure, SQLException.class);
        String state = sql == null || sql.getSQLState() == null ? "" : sql.getSQLState();
        if (state.equals(NO_SUCH_DATABASE)) {
            return "create database \"" + address.database() + "\" first";
        }
        if (state.startsWith(INVALID_AUTHORISATION)) {
            return "check user and password, and that pg_hba.conf of the server allows them";
        }
        if (state.isEmpty() || state.startsWith("08")) {
            return "check that PostgreSQL runs there";
        }
        if (state.startsWith("23") || state.startsWith("22")) {
            return "the rows violate a type or constraint of their table: see the server's log";
        }
        return "see the server's log";
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
