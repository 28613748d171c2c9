package io.shopstream.bench.shop;

import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The data directory of a shop that is measured.
 *
 * @param deletedAtEnd whether {@link #close} deletes the directory
 */
public record ShopDirectory(Path path, boolean deletedAtEnd) implements AutoCloseable {
    public static ShopDirectory kept(Path path) {
        return new ShopDirectory(path, false);
    }

    public static ShopDirectory temporary() {
        try {
            return new ShopDirectory(Files.createTempDirectory("shopstream-bench-"), true);
        } catch (IOException e) {
            throw new CommandFailure("cannot create a temporary directory: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (!deletedAtEnd) {
            return;
        }
        try {
            List<Path> deepestFirst;
            try (Stream<Path> all = Files.walk(path)) {
                deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new CommandFailure("cannot delete " + path + ": " + e.getMessage(), e);
        }
    }
}
