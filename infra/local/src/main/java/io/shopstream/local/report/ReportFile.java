package io.shopstream.local.report;

import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where a report goes: a file, complete or not there at all.
 *
 * @param replace whether a file that exists is replaced
 */
record ReportFile(Path path, boolean replace) {

    /** Fails with the remedy if the file cannot be written: before somebody waits for its content. */
    void check() {
        if (Files.isDirectory(path)) {
            throw new CommandFailure("%s is a directory: name a file in it with --out".formatted(path));
        }
        if (!replace && Files.exists(path)) {
            throw new CommandFailure("%s exists: give --force to replace it, or another --out".formatted(path));
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new CommandFailure(
                    "there is no directory %s: make it first, or give another --out".formatted(folder));
        }
    }

    void write(byte[] content) {
        // No temporary file of the JDK: only its owner could read it, and after a kill each one would stay.
        Path unfinished = path.resolveSibling("." + path.getFileName() + ".part");
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailure("%s cannot be written: %s".formatted(path, e), e);
        } finally {
            delete(unfinished);
        }
    }

    private static void delete(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            // It is named after what it is; nobody takes it for a report.
        }
    }
}
