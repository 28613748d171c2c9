package io.shopstream.sink.warehouse;

import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Classifies failures by SQLSTATE and by Kafka's exceptions.
 *
 * <ul>
 *   <li>Transient is what passes or what an operator can undo from outside: connection (08), rolled back (40), resources
 *       (53), an object in use or in another state (55), operator intervention (57), system error (58), a read-only
 *       database (25006), a transaction that took too long (25P03, 25P04), a rejected login (28), a missing database
 *       (3D), a missing privilege (42501), a server that assigns no transaction ids (54000 that names no table), Kafka's
 *       retriable errors, missing rights in Kafka, an unreachable registry.
 *   <li>Poison are data (22), integrity (23), and a program limit that a row exceeds (54 that names a table, such as an
 *       index entry that is too large).
 *   <li>All others are fatal: a schema or a program that does not fit.
 * </ul>
 */
public final class FailureClassifier {
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "28", "3D", "40", "53", "55", "57", "58");
    private static final Set<String> TRANSIENT = Set.of("25006", "25P03", "25P04", "42501");
    private static final String PROGRAM_LIMIT = "54000";
    private static final List<Class<? extends RuntimeException>> TRANSIENT_EXCEPTIONS = List.of(
            RetriableException.class,
            TimeoutException.class,
            AuthorizationException.class,
            AuthenticationException.class);

    private FailureClassifier() {}

    public static Failure classify(Throwable failure) {
        SQLException sql = find(failure, SQLException.class);
        if (sql != null) {
            return bySqlState(sql);
        }
        return TRANSIENT_EXCEPTIONS.stream().anyMatch(type -> find(failure, type) != null)
                ? new Failure.Transient(describe(failure))
                : new Failure.Fatal(describe(failure));
    }

    private static Failure bySqlState(SQLException thrown) {
        // For a batch the driver reports the statement first; the server's error is the next exception.
        SQLException next = thrown.getNextException();
        SQLException failure = thrown instanceof BatchUpdateException && next != null ? next : thrown;
        String state = failure.getSQLState();
        String message = describe(failure);
        if (state == null || state.length() < 2) {
            return find(failure, IOException.class) == null
                    ? new Failure.Fatal(message)
                    : new Failure.Transient(message);
        }
        if (TRANSIENT.contains(state) || TRANSIENT_CLASSES.contains(state.substring(0, 2))) {
            return new Failure.Transient(message);
        }
        if (isPoison(state, table(failure))) {
            return new Failure.Poison(message);
        }
        // Protection against the wraparound of transaction ids has the SQLSTATE of a row that is too large.
        return state.equals(PROGRAM_LIMIT) ? new Failure.Transient(message) : new Failure.Fatal(message);
    }

    private static @Nullable String table(SQLException failure) {
        ServerErrorMessage server =
                failure instanceof PSQLException fromServer ? fromServer.getServerErrorMessage() : null;
        return server == null ? null : server.getTable();
    }

    /**
     * Names SQLSTATE, table, column and constraint. The server's message may quote a row, so it is left out for poison.
     */
    private static String describe(Throwable failure) {
        if (!(failure instanceof SQLException sql)) {
            String message = failure.getMessage();
            return failure.getClass().getSimpleName() + (message == null ? "" : ": " + firstLine(message));
        }
        String state = sql.getSQLState();
        StringBuilder text = new StringBuilder("SQLSTATE ").append(state);
        ServerErrorMessage server = sql instanceof PSQLException fromServer ? fromServer.getServerErrorMessage() : null;
        if (server != null) {
            append(text, " table ", server.getTable());
            append(text, " column ", server.getColumn());
            append(text, " constraint ", server.getConstraint());
        }
        if (state == null || !isPoison(state, table(sql))) {
            append(text, ": ", firstLine(sql.getMessage()));
            // For example "Check free disk space".
            append(text, ". ", server == null ? null : firstLine(server.getHint()));
        }
        return text.toString();
    }

    private static boolean isPoison(String state, @Nullable String table) {
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54") && table != null;
    }

    private static @Nullable String firstLine(@Nullable String message) {
        return message == null ? null : message.lines().findFirst().orElse("");
    }

    private static void append(StringBuilder text, String label, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            text.append(label).append(value);
        }
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
