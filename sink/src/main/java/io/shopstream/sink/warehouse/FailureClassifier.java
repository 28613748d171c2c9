package io.shopstream.sink.warehouse;

import io.shopstream.schemas.topic.KafkaVerdict;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Classifies failures by SQLSTATE and by Kafka's exceptions.
 *
 * <ul>
 *   <li>Transient is what passes or what an operator can undo from outside: connection (08), rolled back (40),
 *       resources (53), an object in use or in another state (55), operator intervention (57), system error (58),
 *       settings of the server (F0), a snapshot that is too old (72), a read-only database (25006), a transaction that
 *       took too long (25P03, 25P04), a rejected login (28), a missing database (3D), a missing privilege (42501), a
 *       server that assigns no transaction ids (54000 that names no table), a statement that a pooler or a change of a
 *       column made unknown (26, 0A000 of a cached plan), an unreachable registry, and what {@link KafkaVerdict} does
 *       not stop for.
 *   <li>Poison are data (22), integrity (23), and a program limit that a row exceeds (54 that names a table, such as an
 *       index entry that is too large).
 *   <li>All others are fatal: a schema or a program that does not fit.
 * </ul>
 */
public final class FailureClassifier {
    private static final Set<String> TRANSIENT_CLASSES =
            Set.of("08", "26", "28", "3D", "40", "53", "55", "57", "58", "72", "F0");
    private static final Set<String> TRANSIENT = Set.of("25006", "25P03", "25P04", "42501");
    private static final String PROGRAM_LIMIT = "54000";
    private static final String PLAN_OUTDATED = "0A000";
    private static final String PLAN_OUTDATED_ROUTINE = "RevalidateCachedQuery";

    private FailureClassifier() {}

    public static Failure classify(Throwable failure) {
        SQLException sql = find(failure, SQLException.class);
        if (sql != null) {
            return bySqlState(sql);
        }
        return switch (KafkaVerdict.of(failure).orElse(KafkaVerdict.STOP)) {
            // Loaders write dead letters only: one that Kafka rejects must not be lost either.
            case WAIT, NEW_CLIENT, RECORD -> new Failure.Transient(describe(failure));
            case END, STOP -> new Failure.Fatal(describe(failure));
        };
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
        if (TRANSIENT.contains(state)
                || TRANSIENT_CLASSES.contains(state.substring(0, 2))
                || isPlanOutdated(failure, state)) {
            return new Failure.Transient(message);
        }
        if (isPoison(state, table(failure))) {
            return new Failure.Poison(message);
        }
        // Protection against the wraparound of transaction ids has the SQLSTATE of a row that is too large.
        return state.equals(PROGRAM_LIMIT) ? new Failure.Transient(message) : new Failure.Fatal(message);
    }

    // Somebody changed the type of a column: the statement is sound in a new session.
    private static boolean isPlanOutdated(SQLException failure, String state) {
        ServerErrorMessage server = server(failure);
        return state.equals(PLAN_OUTDATED) && server != null && PLAN_OUTDATED_ROUTINE.equals(server.getRoutine());
    }

    private static @Nullable String table(SQLException failure) {
        ServerErrorMessage server = server(failure);
        return server == null ? null : server.getTable();
    }

    private static @Nullable ServerErrorMessage server(SQLException failure) {
        return failure instanceof PSQLException fromServer ? fromServer.getServerErrorMessage() : null;
    }

    /**
     * Names SQLSTATE, table, column and constraint. The server's message may quote a row, so it is left out for poison.
     */
    private static String describe(Throwable failure) {
        if (!(failure instanceof SQLException sql)) {
            String name = failure.getClass().getSimpleName();
            String message = firstLine(failure.getMessage());
            if (message == null) {
                return name;
            }
            // The name of Kafka's general exception says nothing.
            return failure.getClass() == KafkaException.class ? message : name + ": " + message;
        }
        String state = sql.getSQLState();
        StringBuilder text = new StringBuilder("SQLSTATE ").append(state);
        ServerErrorMessage server = server(sql);
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
