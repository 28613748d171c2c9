package io.shopstream.producer.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads a table resource: one row per line, cells separated by {@code |}, comment lines begin with {@code #}. */
public final class TableFile {
    private TableFile() {}

    public static List<List<String>> rows(String name) {
        try (InputStream in = Objects.requireNonNull(TableFile.class.getResourceAsStream("/catalogue/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(TableFile::cells)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> list(String cell) {
        return List.of(cell.split(",\\s*"));
    }

    private static List<String> cells(String line) {
        return List.of(line.split("\\s*\\|\\s*"));
    }
}
