package io.shopstream.api.support;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A database of its own, with the migrations of the sink, which are the contract. They are read from its sources,
 * without a dependency on the module.
 */
public final class TestWarehouse {
    private static final Path MIGRATIONS = Path.of("../sink/src/main/resources/db/migration");

    private final String url;

    private TestWarehouse(String url) {
        this.url = url;
    }

    /** A migrated database. */
    public static TestWarehouse create(String name) {
        TestWarehouse warehouse = unmigrated(name);
        warehouse.migrate();
        return warehouse;
    }

    public static TestWarehouse unmigrated(String name) {
        PostgresServer postgres = SharedPlatform.get().postgres();
        postgres.createDatabase(name);
        return new TestWarehouse(postgres.jdbcUrl(name));
    }

    public void migrate() {
        for (Path script : scripts()) {
            try {
                execute(Files.readString(script));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static int version(Path script) {
        String name = script.getFileName().toString();
        return name.startsWith("R") ? Integer.MAX_VALUE : Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private static List<Path> scripts() {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    // As Flyway does: repeatable migrations come after the versioned ones.
                    .sorted(Comparator.comparingInt(TestWarehouse::version))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return url;
    }

    /** As superuser. */
    public void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
