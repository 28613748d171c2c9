package io.shopstream.local.up;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.query.QueryJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** A small JSON file of the data directory, replaced as a whole: a crash leaves the old contents or the new ones. */
public final class JsonFile {
    private JsonFile() {}

    /** @throws CommandFailure if the file cannot be written */
    public static void write(Path file, Object contents) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.write(
                    next, QueryJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(contents));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CommandFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The contents, empty if there is no such file.
     *
     * @throws CommandFailure if the file cannot be read
     */
    public static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(QueryJson.mapper().readValue(Files.readAllBytes(file), type));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | JacksonException e) {
            throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** @throws CommandFailure if the file exists and cannot be deleted */
    public static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CommandFailure("cannot remove " + file + ": " + e.getMessage(), e);
        }
    }
}
