package io.shopstream.sink.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** Creates or upgrades the schemas of the warehouse, as their owner. Safe to run from several instances. */
public final class Migrations {
    private static final String HISTORY_SCHEMA = "ops";

    private final WarehouseAddress owner;

    public Migrations(WarehouseAddress owner) {
        this.owner = owner;
    }

    /**
     * Tries the connection, then migrates; does nothing on a warehouse that is up to date.
     *
     * @throws SQLException if the database does not answer, does not exist yet or refuses the owner
     * @throws org.flywaydb.core.api.FlywayException if a migration fails
     */
    public void run() throws SQLException {
        try (Connection probe = owner.connect("shop-sink-migrations", "")) {
            probe.isValid(5);
        }
        Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .schemas(HISTORY_SCHEMA)
                .defaultSchema(HISTORY_SCHEMA)
                .table("schema_history")
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }
}
