package io.shopstream.sink;

import io.shopstream.schemas.topic.TopicMismatchException;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.load.LoaderState;
import io.shopstream.sink.warehouse.Failure;
import io.shopstream.sink.warehouse.FailureClassifier;
import io.shopstream.sink.warehouse.Migrations;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Migrates the warehouse, cleans up and creates the topics before the load starts. An attempt may be repeated. */
final class Preparation {
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String INVALID_AUTHORIZATION = "28";

    private final WarehouseAddress owner;
    private final Supplier<Admin> admin;
    private final Topics topics;
    private final Runnable cleanUp;

    /** How an attempt ended. */
    sealed interface Outcome {
        record Ready() implements Outcome {}

        record NotYet(String reason) implements Outcome {}

        record Never(String reason, String remedy, Exception cause) implements Outcome {}
    }

    /** @param cleanUp runs after the warehouse is migrated */
    Preparation(WarehouseAddress owner, Supplier<Admin> admin, Topics topics, Runnable cleanUp) {
        this.cleanUp = cleanUp;
        this.owner = owner;
        this.admin = admin;
        this.topics = topics;
    }

    Outcome attempt() {
        try {
            new Migrations(owner).run();
            cleanUp.run();
            try (Admin client = admin.get()) {
                new TopicProvisioner(client, topics.replication()).provision(topics.all());
            }
            return new Outcome.Ready();
        } catch (TopicMismatchException e) {
            return new Outcome.Never(String.valueOf(e.getMessage()), "Then " + LoaderState.START_AGAIN, e);
        } catch (FlywayValidateException e) {
            return new Outcome.Never(
                    "the warehouse was migrated by another version of shopstream",
                    "Use that version or another database, or start with --fresh",
                    e);
        } catch (SQLException | RuntimeException e) {
            return outcomeOf(e);
        }
    }

    private Outcome outcomeOf(Exception failure) {
        String state = sqlState(failure);
        if (state.equals(NO_SUCH_DATABASE)) {
            return new Outcome.NotYet("the database of " + owner.url() + " does not exist yet");
        }
        if (state.startsWith(INVALID_AUTHORIZATION)) {
            return new Outcome.NotYet("the warehouse rejects the login of " + owner
                    + ": allow it there, or restart the sink with SHOPSTREAM_WAREHOUSE_OWNER_USER and"
                    + " SHOPSTREAM_WAREHOUSE_OWNER_PASSWORD set");
        }
        return switch (FailureClassifier.classify(failure)) {
            case Failure.Transient(String message) -> new Outcome.NotYet(message);
            case Failure.Poison(String message) -> never(message, failure);
            case Failure.Fatal(String message) -> never(message, failure);
        };
    }

    private static Outcome never(String message, Exception cause) {
        return new Outcome.Never(
                "the warehouse or the topics cannot be prepared: " + message,
                "Correct it, then " + LoaderState.START_AGAIN,
                cause);
    }

    private static String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
