package io.shopstream.api.warehouse;

import io.shopstream.api.dependency.Dependency;
import io.shopstream.api.dependency.DependencyUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Translates failures of spring-jdbc by their SQLSTATE: an outage or a missing migration to
 * {@link DependencyUnavailableException}, an error of the API itself to {@link IllegalStateException}.
 */
final class SqlFailures {
    private static final String NO_ANSWER = "the warehouse does not answer";
    // Of a statement that was ended because it exceeded the time limit.
    private static final String TIME_LIMIT = "57014";
    private static final Duration SOON = Duration.ofSeconds(2);

    private SqlFailures() {}

    /** @param tooSlow what to say of a statement that exceeded the time limit of its pool */
    static RuntimeException translate(NestedRuntimeException failure, String tooSlow) {
        // A connection that was lost cannot be rolled back either; what came first tells what happened.
        if (failure instanceof TransactionSystemException rollback
                && rollback.getApplicationException() instanceof NestedRuntimeException first) {
            return translate(first, tooSlow);
        }
        SQLException cause = sqlException(failure);
        String state = cause == null ? "" : state(cause);
        // Without a state it is of the pool: the connection was lost before the end of the transaction.
        boolean isLost = failure instanceof TransactionSystemException && state.isEmpty();
        String detail = isLost ? NO_ANSWER : cause == null ? "" : detail(cause, state, tooSlow);
        if (detail.isEmpty()) {
            return new IllegalStateException("the warehouse rejected a query with SQLSTATE " + state, failure);
        }
        return new DependencyUnavailableException(Dependency.WAREHOUSE, detail, SOON, failure);
    }

    /** Whether it is the translation of a statement that exceeded its time limit. */
    static boolean isTooSlow(DependencyUnavailableException translated) {
        SQLException cause = sqlException(translated);
        return cause != null && state(cause).equals(TIME_LIMIT);
    }

    private static String detail(SQLException failure, String state, String tooSlow) {
        return switch (state) {
            case "3D000" -> "the warehouse database does not exist yet";
            case "42P01", "3F000", "42703" -> "the warehouse has not been migrated to this version yet";
            case "28000", "28P01" -> "authentication failed for the API role: check its name and password";
            case "42501" -> "the API role has no permission to read this table yet";
            case "25006" -> "the warehouse is read-only at the moment";
            case TIME_LIMIT -> tooSlow;
            default -> outage(failure, state);
        };
    }

    private static String outage(SQLException failure, String state) {
        String category = state.length() < 2 ? "" : state.substring(0, 2);
        boolean unavailable = failure instanceof SQLTransientConnectionException
                // The service stops.
                || failure.getCause() instanceof InterruptedException
                || switch (category) {
                    case "08", "28", "40", "53", "55", "57", "58" -> true;
                    default -> false;
                };
        return unavailable ? NO_ANSWER : "";
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return (SQLException) cause;
    }

    // If no connection became available in time, the pool wraps the driver's exception.
    private static String state(SQLException failure) {
        Throwable cause = failure.getCause();
        String own = failure.getSQLState();
        if (cause instanceof SQLException inner && inner.getSQLState() != null) {
            return inner.getSQLState();
        }
        return own == null ? "" : own;
    }
}
