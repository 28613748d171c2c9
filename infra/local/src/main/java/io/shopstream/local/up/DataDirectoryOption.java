package io.shopstream.local.up;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --data-dir} of {@code up}; other commands have it beside the options that name a shop elsewhere. */
public final class DataDirectoryOption {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Directory with all data of the shop (default: .shopstream beside the launcher).")
    private @Nullable Path directory;

    public Path path() {
        return orDefault(directory);
    }

    /** The given directory, or the default; for commands that declare their own {@code --data-dir}. */
    public static Path orDefault(@Nullable Path directory) {
        if (directory != null) {
            return directory.toAbsolutePath().normalize();
        }
        return Path.of(System.getProperty("shopstream.home", ""), ".shopstream")
                .toAbsolutePath()
                .normalize();
    }
}
