package io.shopstream.local;

import static org.awaitility.Awaitility.await;

import io.shopstream.local.up.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code up} in a separate JVM, similar to the launcher; can stop it cleanly or kill it. */
final class ShopProcess implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final List<String> FREE_PORTS = List.of(
            "--api-port=0",
            "--kafka-port=0",
            "--registry-port=0",
            "--postgres-port=0",
            "--streams-port=0",
            "--producer-port=0",
            "--sink-port=0");

    private final Path dataDirectory;
    private final Path output;
    private final Process process;

    private ShopProcess(Path dataDirectory, Path output, Process process) {
        this.dataDirectory = dataDirectory;
        this.output = output;
        this.process = process;
    }

    /** Returns once the shop is up; its history may still be in publication. */
    static ShopProcess start(Path dataDirectory, String rate, String... options) throws IOException {
        Path output = Files.createTempFile("shop-", ".out");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx1g",
                        // The process lives for a minute, so a fast start matters more than fast code.
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Shopstream.class.getName(),
                        "up",
                        "--no-open",
                        "--rate=" + rate,
                        "--data-dir=" + dataDirectory)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.command().addAll(FREE_PORTS);
        builder.command().addAll(List.of(options));
        ShopProcess shop = new ShopProcess(dataDirectory, output, builder.start());
        await().atMost(START_TIMEOUT)
                .failFast("the shop ended before it was up", () -> !shop.process.isAlive())
                .untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(shop.output())
                        .contains("shopstream is up"));
        return shop;
    }

    Endpoints endpoints() {
        return Endpoints.read(dataDirectory);
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "unreadable: " + e.getMessage();
        }
    }

    /** Sends SIGKILL, as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }

    /** Sends SIGTERM, which stops the shop as Ctrl-C does. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new AssertionError("the shop did not stop within 120 s: " + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(output);
    }
}
