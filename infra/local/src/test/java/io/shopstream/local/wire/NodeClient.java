package io.shopstream.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.QueryJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs {@code wire.js}. The system property {@value #MODULES} names the directory with Node's modules, which
 * {@code .ci/wire} installs.
 */
public record NodeClient(String brokers, String registry) {
    private static final String MODULES = "shopstream.node-modules";
    private static final Path PROGRAM =
            Path.of("src/test/resources/wire/wire.js").toAbsolutePath();
    private static final int MINUTES = 3;
    private static final JsonMapper JSON = QueryJson.mapper();

    /**
     * The first records of each topic, as that program reads them.
     *
     * @param counts number of records by topic
     */
    public List<JsonNode> read(Map<String, Integer> counts) throws IOException, InterruptedException {
        List<String> topics = new ArrayList<>();
        counts.forEach((topic, count) -> topics.add(topic + "=" + count));
        return run("read", topics, List.of());
    }

    /** Writes records and registers schemas; gives the ids of the latter. */
    public List<JsonNode> write(List<? extends Map<String, ?>> lines) throws IOException, InterruptedException {
        return run("write", List.of(), lines);
    }

    private List<JsonNode> run(String command, Collection<String> arguments, List<? extends Map<String, ?>> input)
            throws IOException, InterruptedException {
        List<String> program = new ArrayList<>(List.of("node", PROGRAM.toString(), command, brokers, registry));
        program.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(program);
        builder.environment().put("NODE_PATH", modules());
        Process process = builder.start();
        CompletableFuture<String> output = reading(process.getInputStream()::readAllBytes);
        CompletableFuture<String> errors = reading(process.getErrorStream()::readAllBytes);
        try (OutputStream lines = process.getOutputStream()) {
            for (Map<String, ?> line : input) {
                lines.write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // It ended early; its own message says more.
        }
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as(errors.join()).isZero();
        return output.join().lines().map(JSON::readTree).toList();
    }

    private static String modules() {
        String modules = System.getProperty(MODULES, "");
        assertThat(Path.of(modules))
                .as("-D%s: run .ci/wire, which installs the modules", MODULES)
                .isNotEqualTo(Path.of(""))
                .matches(Files::isDirectory);
        return modules;
    }

    private static CompletableFuture<String> reading(Bytes bytes) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new String(bytes.readAll(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                return e.toString();
            }
        });
    }

    @FunctionalInterface
    private interface Bytes {
        byte[] readAll() throws IOException;
    }
}
