package io.shopstream.producer.database;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CatalogueChanges;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and writes the shop's operational database. Every call opens one connection and writes in one transaction.
 * Thread-safe. Every call throws {@link ShopDatabaseUnavailableException} while the database is unavailable and
 * {@link ShopDatabaseException} if a retry would not help.
 */
public final class ShopDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(ShopDatabase.class);
    private static final String SCHEMA = "shop";
    private static final String APPLICATION = "shop-producer";

    private final DatabaseAddress address;

    public ShopDatabase(DatabaseAddress address) {
        this.address = address;
    }

    /** Creates or upgrades the schema {@code shop} of an existing database; does nothing if it is up to date. */
    public void migrate() {
        // Checked first: Flyway would retry the connection for minutes and report little.
        run("be reached", connection -> connection.isValid(5));
        try {
            Flyway.configure()
                    .dataSource(address.url(), address.user(), address.password())
                    .schemas(SCHEMA)
                    .defaultSchema(SCHEMA)
                    .table("schema_history")
                    .locations("classpath:db/shop")
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw ShopDatabaseFailures.of(address, "be migrated", e);
        }
    }

    /** The parameters that the shop was generated from; empty until it is seeded. */
    public Optional<Origin> origin() {
        return run("be read", OriginRow::read);
    }

    /**
     * Writes the first rows together with the parameters that they were generated from.
     *
     * @throws ShopDatabaseException if the database is already seeded; nothing is changed then
     */
    public void seed(Origin origin, Catalogue rows) {
        change("be seeded", connection -> {
            if (!OriginRow.insert(connection, origin)) {
                throw new ShopDatabaseException("the shop database \"" + address.database()
                        + "\" is seeded already; drop the database to start with another shop");
            }
            ShopTables.CATEGORIES.upsert(connection, rows.categories());
            ShopTables.PRODUCTS.upsert(connection, rows.products());
            ShopTables.USERS.upsert(connection, rows.users());
            ShopTables.CAMPAIGNS.upsert(connection, rows.campaigns());
        });
    }

    /**
     * Every row as of one moment, each list ordered by id. Leaves out, with a warning, rows that break the schema's
     * rules and are older than these, such as a user who registered at infinity: the shop does not trade with them.
     */
    public Catalogue load() {
        return run("be read", connection -> {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            Catalogue rows = new Catalogue(
                    ShopTables.CATEGORIES.readAll(connection),
                    ShopTables.PRODUCTS.readAll(connection),
                    ShopTables.USERS.readAll(connection),
                    ShopTables.CAMPAIGNS.readAll(connection));
            warnOfUnusable(connection);
            connection.commit();
            return rows;
        });
    }

    private static void warnOfUnusable(Connection connection) throws SQLException {
        for (Table<?> table : ShopTables.ALL) {
            int rows = table.countUnusable(connection);
            if (rows > 0) {
                LOG.warn(
                        "the shop leaves out {} rows of {} with infinite times, NaN, blank ids or nonsense numbers:"
                                + " correct or delete them",
                        rows,
                        table.name());
            }
        }
    }

    /**
     * Inserts the added rows of {@code changes} and updates the others. Rows that do not differ are not written, and a
     * deleted row that is not among the added ones stays deleted.
     */
    public void write(CatalogueChanges changes) {
        if (changes.isEmpty()) {
            return;
        }
        change("be written", connection -> {
            write(connection, changes);
        });
    }

    /** As {@link #write}; also sets {@link #isHistoryWritten}, in the same transaction. */
    public void writeEndOfHistory(CatalogueChanges changes) {
        change("be written", connection -> {
            write(connection, changes);
            OriginRow.markHistoryWritten(connection);
        });
    }

    /**
     * Removes name, e-mail and city of a user for good: later writes of the row leave them out. May be repeated; each
     * time the row counts as changed, so that change capture publishes it again.
     *
     * @return whether there is a row of the user; false, too, if there is no shop database
     */
    public boolean forget(String userId) {
        return run("forget a user", connection -> ForgottenUsers.add(connection, userId));
    }

    /** Whether all changes of the history are written; from then on only live traffic changes the rows. */
    public boolean isHistoryWritten() {
        return run("be read", OriginRow::isHistoryWritten);
    }

    private static void write(Connection connection, CatalogueChanges changes) throws SQLException {
        ShopTables.PRODUCTS.write(connection, changes.products(), changes.added());
        ShopTables.USERS.write(connection, changes.users(), changes.added());
        ShopTables.CAMPAIGNS.write(connection, changes.campaigns(), changes.added());
    }

    private void change(String action, Change change) {
        run(action, connection -> {
            connection.setAutoCommit(false);
            change.on(connection);
            connection.commit();
            return true;
        });
    }

    private <T> T run(String action, Work<T> work) {
        // No pool: a new connection costs about 5 ms and is never stale, and the shop writes once per second.
        try (Connection connection = address.connect(APPLICATION)) {
            return work.on(connection);
        } catch (SQLException e) {
            throw ShopDatabaseFailures.of(address, action, e);
        }
    }

    @FunctionalInterface
    private interface Change {
        void on(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
