package io.shopstream.embedded.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Log file with the output of a child process; the log of the previous run is kept as {@code <name>.1}. */
public record ChildLog(Path file) {

    void rotate() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.exists(file)) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Replaces the log with that of the previous run, if there is one. */
    public void restorePrevious() {
        try {
            Path previous = file.resolveSibling(file.getFileName() + ".1");
            if (Files.exists(previous)) {
                Files.move(previous, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean contains(String text) {
        return lines().stream().anyMatch(line -> line.contains(text));
    }

    /** The last line that names a failure, else the last line; for an error message, so never more than one line. */
    public String errorLine() {
        List<String> lines = lines().stream().filter(line -> !line.isBlank()).toList();
        return lines.reversed().stream()
                .filter(ChildLog::namesFailure)
                .findFirst()
                .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast()))
                .map(String::strip)
                .orElse("it printed nothing");
    }

    private static boolean namesFailure(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.contains("fatal") || lower.contains("error") || lower.contains("no space left");
    }

    private List<String> lines() {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
