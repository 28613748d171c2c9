package io.shopstream.producer.capture;

import io.shopstream.producer.database.DatabaseAddress;
import io.shopstream.producer.database.ShopDatabaseFailures;
import io.shopstream.schemas.serde.IncompatibleSchemaException;
import io.shopstream.schemas.topic.TopicMismatchException;
import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** What a failure means for capture. */
sealed interface CaptureTrouble {
    /** One line for log and status. */
    String reason();

    /** Something is away or busy: look again a little later. */
    record Passing(String reason) implements CaptureTrouble {}

    /** A person is needed. */
    record Lasting(String reason) implements CaptureTrouble {}

    /** A change in the log was made to a table that was not what it is needed to be. */
    record UnfitChange(String reason) implements CaptureTrouble {}

    static CaptureTrouble of(Throwable failure, CaptureSettings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            CaptureTrouble known = known(cause, settings);
            if (known != null) {
                return known;
            }
        }
        return new Passing("the connector failed: " + ShopDatabaseFailures.describe(failure));
    }

    private static @Nullable CaptureTrouble known(Throwable cause, CaptureSettings settings) {
        if (cause instanceof UnfitSnapshotException unfit) {
            return new Lasting(String.valueOf(unfit.getMessage()));
        }
        if (cause instanceof UnfitTableException unfit) {
            return new UnfitChange(String.valueOf(unfit.getMessage()));
        }
        if (cause instanceof IncompatibleSchemaException || cause instanceof TopicMismatchException) {
            return new Lasting(String.valueOf(cause.getMessage()));
        }
        if (cause instanceof LinkageError) {
            return new Lasting("a library is missing: " + cause);
        }
        // The engine's own exceptions are Kafka's by class; what they are about is in their cause.
        if (cause instanceof KafkaException && !(cause instanceof ConnectException)) {
            return new Passing("Kafka at " + settings.bootstrapServers() + ": " + cause.getMessage());
        }
        if (cause instanceof SQLException sql) {
            return bySqlState(sql, settings.database());
        }
        return null;
    }

    // Refused users (28) and missing rights (42501) stay so until somebody acts; what is missing (a database, a slot
    // that somebody dropped) may appear, and slots are looked at before every start anyway.
    private static CaptureTrouble bySqlState(SQLException failure, DatabaseAddress address) {
        String text = "the shop database \"" + address.database() + "\" at " + address.host() + ":" + address.port()
                + ": " + ShopDatabaseFailures.describe(failure);
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return state.startsWith("28") || state.equals("42501")
                ? new Lasting(text + "; its user needs login, replication and select on schema shop")
                : new Passing(text);
    }
}
