package io.shopstream.k8s;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Renders with the {@code kubectl} of this machine. Needs no cluster. */
final class Kubectl {
    /** The first one whose Kustomize knows labels in templates, and replacements, as they are used here. */
    static final int MIN_MINOR = 27;

    /** Production with a second generation of streams, as its comment says, and with another number of partitions. */
    static final String UPGRADE = "upgrade";

    private static final Path FOLDER = Repository.FOLDER.resolve("overlays");
    private static final Map<String, Rendered> OVERLAYS = new ConcurrentHashMap<>();

    private Kubectl() {}

    /** Skips the test where kubectl is older: that of Debian is 1.20. */
    static void assumeRecent() {
        int minor = minor();
        assumeTrue(minor >= MIN_MINOR, () -> "kubectl is 1." + minor + "; this needs 1." + MIN_MINOR + " or newer");
    }

    static int minor() {
        try {
            JsonNode version =
                    new ObjectMapper().readTree(run(List.of("kubectl", "version", "--client", "-o", "json")));
            return Integer.parseInt(version.at("/clientVersion/minor").asText().replaceAll("\\D.*", ""));
        } catch (IOException e) {
            throw new IllegalStateException("kubectl version", e);
        }
    }

    /** The names of all overlays, and {@link #UPGRADE}. */
    static List<String> overlays() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return Stream.concat(folders.map(folder -> String.valueOf(folder.getFileName())), Stream.of(UPGRADE))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("no overlays", e);
        }
    }

    static Rendered overlay(String name) {
        return OVERLAYS.computeIfAbsent(name, _ -> render(name.equals(UPGRADE) ? upgrade() : FOLDER.resolve(name)));
    }

    // A copy at the same depth, so that its relative paths hold.
    private static Path upgrade() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("production"))) {
            Path copy = Files.createDirectories(Repository.FOLDER.resolve("target/" + UPGRADE));
            for (Path file : files.toList()) {
                Files.writeString(
                        copy.resolve(file.getFileName()),
                        Repository.text(file)
                                .replace("# While a changed topology catches up: ", "")
                                .replace("SHOPSTREAM_PARTITIONS=4", "SHOPSTREAM_PARTITIONS=12"));
            }
            return copy;
        } catch (IOException e) {
            throw new IllegalStateException("no copy of production", e);
        }
    }

    static Rendered render(Path folder) {
        return Rendered.of(run(List.of("kubectl", "kustomize", folder.toString())));
    }

    /** What the command prints; anything but success fails. */
    static String run(List<String> command) {
        try {
            // Warnings are failures, too: a deprecated field is one that the next version does not know.
            Process process = new ProcessBuilder(new ArrayList<>(command))
                    .redirectError(ProcessBuilder.Redirect.PIPE)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0 || errors.contains("Warning")) {
                throw new AssertionError(String.join(" ", command) + ": " + errors);
            }
            return output;
        } catch (IOException e) {
            throw new IllegalStateException(command.getFirst() + " cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
