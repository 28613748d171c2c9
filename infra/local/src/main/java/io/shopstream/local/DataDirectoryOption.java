package io.shopstream.local;

import io.shopstream.local.up.Endpoints;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --data-dir}, the same for every command. */
final class DataDirectoryOption {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where the shop keeps everything (default: .shopstream beside the launcher).")
    private @Nullable Path directory;

    Path path() {
        return orDefault(directory);
    }

    /** For a command whose own {@code --data-dir} means this only sometimes. */
    static Path orDefault(@Nullable Path directory) {
        if (directory != null) {
            return directory.toAbsolutePath().normalize();
        }
        return Path.of(System.getProperty("shopstream.home", ""), ".shopstream")
                .toAbsolutePath()
                .normalize();
    }

    Endpoints endpoints() {
        return Endpoints.read(path());
    }
}
