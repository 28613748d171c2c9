package io.shopstream.producer.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failure of the shop database means: wait and do it again, or a person is needed. */
public final class ShopDatabaseFailures {
    // Connection, rolled back, resources, operator intervention.
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57");
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String INVALID_AUTHORISATION = "28";

    private ShopDatabaseFailures() {}

    /** Whether the same may succeed later, by SQLSTATE; a broken socket without one counts too. */
    public static boolean isTransient(Throwable failure) {
        SQLException sql = find(failure, SQLException.class);
        if (sql == null) {
            return false;
        }
        String state = sql.getSQLState();
        if (state == null || state.length() < 2) {
            return find(sql, IOException.class) != null;
        }
        return TRANSIENT_CLASSES.contains(state.substring(0, 2)) || state.equals(LOCK_NOT_AVAILABLE);
    }

    /**
     * @param doing what was tried, such as {@code be read}
     */
    public static RuntimeException of(DatabaseAddress address, String doing, Exception failure) {
        String place = address.host() + ":" + address.port();
        if (isTransient(failure)) {
            return new ShopDatabaseUnavailableException(
                    "the shop database at " + place + " could not " + doing + ": " + describe(failure)
                            + "; it is tried again, check that PostgreSQL runs there",
                    failure);
        }
        return new ShopDatabaseException(
                "the shop database \"" + address.database() + "\" at " + place + " could not " + doing + ": "
                        + describe(failure) + "; " + remedy(address, failure),
                failure);
    }

    /** One line, with the SQLSTATE. The server's own text may quote a row, so a refused row goes without it. */
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
            return "check user and password, and that the server admits them";
        }
        if (state.startsWith("23") || state.startsWith("22")) {
            return "the rows break a rule of their table: see the server's log";
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
