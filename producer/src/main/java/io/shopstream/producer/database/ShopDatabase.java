package io.shopstream.producer.database;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CatalogueChanges;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The shop's operational database. Every call is one connection and, where it writes, one transaction: all of it or
 * nothing. Thread-safe. Every call throws {@link ShopDatabaseUnavailableException} while the database is away and
 * {@link ShopDatabaseException} where waiting would not help.
 */
public final class ShopDatabase {
    private static final String SCHEMA = "shop";
    private static final String APPLICATION = "shop-producer";

    private final DatabaseAddress address;

    public ShopDatabase(DatabaseAddress address) {
        this.address = address;
    }

    /** Makes or upgrades the schema {@code shop} of an existing database; does nothing where it is up to date. */
    public void migrate() {
        // Flyway would try to connect for minutes and say little.
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

    /** What the shop was made from; empty while it is not seeded. */
    public Optional<Origin> origin() {
        return run("be read", OriginRow::read);
    }

    /**
     * Writes the first content together with what it was made from.
     *
     * @throws ShopDatabaseException if there is one already; nothing is changed about it
     */
    public void seed(Origin origin, Catalogue rows) {
        run("be seeded", connection -> {
            connection.setAutoCommit(false);
            if (!OriginRow.insert(connection, origin)) {
                throw new ShopDatabaseException("the shop database \"" + address.database()
                        + "\" is seeded already; drop it to begin with another shop");
            }
            ShopTables.CATEGORIES.upsert(connection, rows.categories());
            ShopTables.PRODUCTS.upsert(connection, rows.products());
            ShopTables.USERS.upsert(connection, rows.users());
            ShopTables.CAMPAIGNS.upsert(connection, rows.campaigns());
            connection.commit();
            return true;
        });
    }

    /** Every row as of one moment, each list ordered by id. */
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
            connection.commit();
            return rows;
        });
    }

    /**
     * Makes the rows what they are in {@code changes}; a row that is so already is not touched, and one that is not among
     * the added ones and was deleted by somebody stays deleted.
     */
    public void write(CatalogueChanges changes) {
        if (changes.isEmpty()) {
            return;
        }
        run("be written", connection -> {
            connection.setAutoCommit(false);
            write(connection, changes);
            connection.commit();
            return true;
        });
    }

    /** As {@link #write}, and from now on {@link #isPastWritten}. */
    public void writeEndOfPast(CatalogueChanges changes) {
        run("be written", connection -> {
            connection.setAutoCommit(false);
            write(connection, changes);
            OriginRow.pastWritten(connection);
            connection.commit();
            return true;
        });
    }

    /** Whether the rows are what the past made of them, or later: only live traffic writes them from then on. */
    public boolean isPastWritten() {
        return run("be read", OriginRow::isPastWritten);
    }

    private static void write(Connection connection, CatalogueChanges changes) throws SQLException {
        ShopTables.PRODUCTS.write(connection, changes.products(), changes.added());
        ShopTables.USERS.write(connection, changes.users(), changes.added());
        ShopTables.CAMPAIGNS.write(connection, changes.campaigns(), changes.added());
    }

    /** Rows of {@code users}, {@code categories}, {@code products} and {@code campaigns}. */
    public Map<String, Integer> counts() {
        return run("be read", connection -> {
            Map<String, Integer> counts = new LinkedHashMap<>();
            counts.put("users", ShopTables.USERS.count(connection));
            counts.put("categories", ShopTables.CATEGORIES.count(connection));
            counts.put("products", ShopTables.PRODUCTS.count(connection));
            counts.put("campaigns", ShopTables.CAMPAIGNS.count(connection));
            return counts;
        });
    }

    private <T> T run(String doing, Work<T> work) {
        // A new connection costs about 5 ms and cannot be a stale one; the shop writes once a second.
        try (Connection connection = address.connect(APPLICATION)) {
            return work.on(connection);
        } catch (SQLException e) {
            throw ShopDatabaseFailures.of(address, doing, e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
