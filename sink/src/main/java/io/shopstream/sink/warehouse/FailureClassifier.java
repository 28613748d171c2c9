package io.shopstream.sink.warehouse;

import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Classifies failures by SQLSTATE. Classes 08 (connection), 40 (rolled back), 53 (resources), 57 (operator
 * intervention), 55P03 (lock not available), 25P03 and 25P04 (the server ended a transaction that took too long) are
 * transient; 22 (data), 23 (integrity) and 54 (program limit, such as an index entry that is too large) are poison; all
 * others are fatal. Kafka's retriable errors and an unreachable registry are transient.
 */
public final class FailureClassifier {
    private static final Set<String> TRANSIENT = Set.of("55P03", "25P03", "25P04");

    private FailureClassifier() {}

    public static Failure classify(Throwable failure) {
        SQLException sql = find(failure, SQLException.class);
        if (sql != null) {
            return bySqlState(sql);
        }
        if (find(failure, RetriableException.class) != null || find(failure, TimeoutException.class) != null) {
            return new Failure.Transient(describe(failure));
        }
        return new Failure.Fatal(describe(failure));
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
        return switch (state.substring(0, 2)) {
            case "08", "40", "53", "57" -> new Failure.Transient(message);
            case "22", "23", "54" -> new Failure.Poison(message);
            default -> TRANSIENT.contains(state) ? new Failure.Transient(message) : new Failure.Fatal(message);
        };
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
        if (state == null || !isPoison(state)) {
            append(text, ": ", firstLine(sql.getMessage()));
            // For example "Check free disk space".
            append(text, ". ", server == null ? null : firstLine(server.getHint()));
        }
        return text.toString();
    }

    private static boolean isPoison(String state) {
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
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
