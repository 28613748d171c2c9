package io.shopstream.producer.capture;

import io.shopstream.producer.capture.changes.UnfitSnapshotException;
import io.shopstream.producer.capture.tables.UnfitTableException;
import io.shopstream.producer.database.DatabaseAddress;
import io.shopstream.producer.database.ShopDatabaseFailures;
import io.shopstream.schemas.serde.IncompatibleSchemaException;
import io.shopstream.schemas.topic.TopicMismatchException;
import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** Classifies a failure of capture. */
sealed interface CaptureTrouble {
    /** One line for log and status. */
    String reason();

    /** A dependency is unavailable or busy: retry after a pause. */
    record Transient(String reason) implements CaptureTrouble {}

    /** Nothing that capture knows, which may be an error in capture itself: retry after ever longer pauses. */
    record Unexplained(String reason) implements CaptureTrouble {}

    /** An operator must act. */
    record Permanent(String reason) implements CaptureTrouble {}

    /** A change in the log was made while its table did not have the columns that capture needs. */
    record UnfitChange(String reason) implements CaptureTrouble {}

    static CaptureTrouble of(Throwable failure, CaptureSettings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            CaptureTrouble known = known(cause, settings);
            if (known != null) {
                return known;
            }
        }
        return new Unexplained("the connector failed: " + ShopDatabaseFailures.describe(failure));
    }

    private static @Nullable CaptureTrouble known(Throwable cause, CaptureSettings settings) {
        if (cause instanceof UnfitSnapshotException unfit) {
            return new Permanent(String.valueOf(unfit.getMessage()));
        }
        if (cause instanceof UnfitTableException unfit) {
            return new UnfitChange(String.valueOf(unfit.getMessage()));
        }
        if (cause instanceof IncompatibleSchemaException || cause instanceof TopicMismatchException) {
            return new Permanent(String.valueOf(cause.getMessage()));
        }
        if (cause instanceof LinkageError) {
            return new Permanent("a library is missing: " + cause);
        }
        // The engine throws ConnectException, a subclass of KafkaException, for any failure: its cause decides.
        if (cause instanceof KafkaException && !(cause instanceof ConnectException)) {
            return new Transient("Kafka at " + settings.kafka() + ": " + cause.getMessage());
        }
        if (cause instanceof SQLException sql) {
            return bySqlState(sql, settings.database());
        }
        return null;
    }

    // Whatever an operator can undo is waited for: rejected users (28) and missing privileges (42501), too. A missing
    // database or slot may appear, and slots are inspected before every start anyway.
    private static CaptureTrouble bySqlState(SQLException failure, DatabaseAddress address) {
        String text = "the shop database \"" + address.database() + "\" at " + address.host() + ":" + address.port()
                + ": " + ShopDatabaseFailures.describe(failure);
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return new Transient(
                state.startsWith("28") || state.equals("42501")
                        ? text + "; its user needs login, replication and select on schema shop"
                        : text);
    }
}
