package io.shopstream.local.repartition;

import io.shopstream.embedded.postgres.EmbeddedPostgres;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.up.ShopSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses the prefix and the database that a repartitioned shop will use, and checks what the copy needs. */
public final class NewSettings {
    private static final long RESERVE_BYTES = 300L << 20;

    private NewSettings() {}

    /** @throws IllegalArgumentException unless topics and groups can have the prefix; names the option */
    public static String checkedPrefix(String prefix) {
        if (!prefix.matches("[a-zA-Z0-9.-]{1,50}")) {
            throw new IllegalArgumentException(
                    "--prefix must consist of 1 to 50 letters, digits, dots and hyphens, such as r1.");
        }
        return prefix;
    }

    /** @throws CommandFailure if the directory has no broker's data */
    public static void requireShop(Path dataDirectory) {
        if (!Files.isDirectory(dataDirectory.resolve("kafka"))) {
            throw new CommandFailure("there is no shop in " + dataDirectory
                    + ": name its data directory with --data-dir; a new shop takes ./shopstream up --partitions N");
        }
    }

    /**
     * @param prefix null for the first free one
     * @throws CommandFailure if a topic has the prefix already, or the database exists
     */
    public static ShopSettings choose(
            @Nullable String prefix, int partitions, Repartition repartition, EmbeddedPostgres postgres) {
        Set<String> databases = databases(postgres);
        if (prefix != null) {
            ShopSettings wanted = ShopSettings.prefixed(prefix, partitions);
            if (repartition.isUsed(prefix) || databases.contains(wanted.warehouse())) {
                throw new CommandFailure(("--prefix %s is taken: topics of that prefix, or the database %s, exist"
                                + " already; choose another, or leave it out")
                        .formatted(prefix, wanted.warehouse()));
            }
            return wanted;
        }
        for (int number = 1; ; number++) {
            ShopSettings next = ShopSettings.prefixed("r" + number + ".", partitions);
            if (!repartition.isUsed(next.topicPrefix()) && !databases.contains(next.warehouse())) {
                return next;
            }
        }
    }

    /** @throws CommandFailure if a topic has the prefix already */
    public static void requireUnused(ShopSettings next, Repartition repartition) {
        if (repartition.isUsed(next.topicPrefix())) {
            throw new CommandFailure(
                    "--prefix %s is taken, topics have it already: choose another".formatted(next.topicPrefix()));
        }
    }

    /** @throws CommandFailure if the disk has less space than a copy of so many bytes needs */
    public static void requireSpace(Path dataDirectory, long bytes) {
        try {
            long free = Files.getFileStore(dataDirectory).getUsableSpace();
            if (free < bytes + RESERVE_BYTES) {
                throw new CommandFailure("the copy needs %,d MB and %s has %,d MB free: make room"
                        .formatted((bytes + RESERVE_BYTES) >> 20, dataDirectory, free >> 20));
            }
        } catch (IOException e) {
            throw new CommandFailure("cannot tell how much space " + dataDirectory + " has: " + e.getMessage(), e);
        }
    }

    private static Set<String> databases(EmbeddedPostgres postgres) {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl("postgres"), EmbeddedPostgres.USER, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select datname from pg_database")) {
            Set<String> names = new HashSet<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new CommandFailure("the shop's database server does not answer: " + e.getMessage(), e);
        }
    }
}
