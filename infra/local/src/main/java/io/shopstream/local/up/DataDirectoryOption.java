package io.shopstream.local.up;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --data-dir}, the same for every command. */
public final class DataDirectoryOption {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where the shop keeps everything (default: .shopstream beside the launcher).")
    private @Nullable Path directory;

    public Path path() {
        return orDefault(directory);
    }

    /** For a command whose own {@code --data-dir} means this only sometimes. */
    public static Path orDefault(@Nullable Path directory) {
        if (directory != null) {
            return directory.toAbsolutePath().normalize();
        }
        return Path.of(System.getProperty("shopstream.home", ""), ".shopstream")
                .toAbsolutePath()
                .normalize();
    }

    public Endpoints endpoints() {
        return Endpoints.read(path());
    }
}
