package io.shopstream.k8s;

import static org.junit.jupiter.api.Assertions.assertTrue;
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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Renders with the {@code kubectl} of this machine. Needs no cluster. */
final class Kubectl {
    /** The first one whose Kustomize knows labels in templates, and replacements, as they are used here. */
    static final int MIN_MINOR = 27;

    /** Production with a second generation of streams, as its comment says, and with another number of partitions. */
    static final String UPGRADE = "upgrade";

    /** The same once the second generation has taken over, and the first has no instances any more. */
    static final String TAKEOVER = "takeover";

    private static final Path FOLDER = Repository.FOLDER.resolve("overlays");
    private static final Map<String, Rendered> OVERLAYS = new ConcurrentHashMap<>();
    private static final Map<String, UnaryOperator<String>> CHANGES =
            Map.of(UPGRADE, Kubectl::upgrade, TAKEOVER, text -> takeOver(upgrade(text)));

    private Kubectl() {}

    /** Skips the test where kubectl is older: that of Debian is 1.20. In CI, where nobody would notice, it fails. */
    static void assumeRecent() {
        int minor = minor();
        String reason = "kubectl is 1." + minor + "; this needs 1." + MIN_MINOR + " or newer";
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(minor >= MIN_MINOR, reason);
        }
        assumeTrue(minor >= MIN_MINOR, reason);
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

    /** The names of all overlays, {@link #UPGRADE} and {@link #TAKEOVER}. */
    static List<String> overlays() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return Stream.concat(folders.map(folder -> String.valueOf(folder.getFileName())), CHANGES.keySet().stream())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("no overlays", e);
        }
    }

    static Rendered overlay(String name) {
        return OVERLAYS.computeIfAbsent(
                name, _ -> render(CHANGES.containsKey(name) ? changed(name) : FOLDER.resolve(name)));
    }

    // A copy at the same depth, so that its relative paths hold.
    private static Path changed(String name) {
        UnaryOperator<String> change = CHANGES.getOrDefault(name, UnaryOperator.identity());
        try (Stream<Path> files = Files.list(FOLDER.resolve("production"))) {
            Path copy = Files.createDirectories(Repository.FOLDER.resolve("target/" + name));
            for (Path file : files.toList()) {
                Files.writeString(copy.resolve(file.getFileName()), change.apply(Repository.text(file)));
            }
            return copy;
        } catch (IOException e) {
            throw new IllegalStateException("no copy of production", e);
        }
    }

    private static String upgrade(String text) {
        return text.replace("# While a changed topology catches up: ", "")
                .replace("SHOPSTREAM_PARTITIONS=4", "SHOPSTREAM_PARTITIONS=12");
    }

    private static String takeOver(String text) {
        return text.replace(
                        "{op: replace, path: /spec/replicas, value: 2}",
                        "{op: replace, path: /spec/replicas, value: 0}")
                .replaceAll("(https://)(streams)(-\\d\\.streams:)", "$1$2-2$3");
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
