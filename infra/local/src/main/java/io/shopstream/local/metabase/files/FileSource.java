package io.shopstream.local.metabase.files;

import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where the files of the dashboards are. */
@FunctionalInterface
public interface FileSource {
    /** Text of the file at a relative path such as {@code sales/units.sql}. */
    String read(String path);

    /** The files that belong to this build. */
    static FileSource ofBuild() {
        return path -> {
            try (InputStream file = FileSource.class.getResourceAsStream("/metabase/" + path)) {
                if (file == null) {
                    throw new CommandFailure(
                            "this build has no file metabase/" + path + ": add it, or take its name out of the others");
                }
                return new String(file.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new CommandFailure("cannot read metabase/" + path + " of this build: " + e.getMessage(), e);
            }
        };
    }

    /** The files of a directory, such as {@code infra/metabase}. */
    static FileSource ofDirectory(Path directory) {
        return path -> {
            Path file = directory.resolve(path);
            try {
                return Files.readString(file);
            } catch (NoSuchFileException e) {
                throw new CommandFailure(
                        "there is no file " + file + ": add it, or take its name out of the others", e);
            } catch (IOException e) {
                throw new CommandFailure("cannot read " + file + ": " + e, e);
            }
        };
    }
}
