package io.shopstream.sink.load;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.sink.SinkChild;
import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.fixture.TestWarehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The sink service in a JVM of its own, to be killed, frozen and thawed. */
final class SinkProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path output;
    private final Process process;

    private SinkProcess(Path output, Process process) {
        this.output = output;
        this.process = process;
    }

    /**
     * Returns at once.
     *
     * @param seam see {@link SinkChild}; empty for a process that lives
     */
    static SinkProcess start(TestTopics topics, TestWarehouse warehouse, String seam) throws IOException {
        Path output = Files.createTempFile("sink-", ".out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dseam=" + seam,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SinkChild.class.getName(),
                        "--server.port=0",
                        "--shopstream.kafka=" + TestTopics.bootstrapServers(),
                        "--shopstream.registry="
                                + SharedPlatform.get().registry().url(),
                        "--shopstream.topic-prefix=" + topics.topics().prefix(),
                        "--shopstream.warehouse.url=" + warehouse.url(),
                        "--shopstream.sink.max-records=40")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new SinkProcess(output, process);
    }

    /** Returns when it has ended by itself; fails if it ended in another way than at its seam. */
    void awaitDeath() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the sink never came to its seam: " + output());
        }
        if (process.exitValue() != SinkChild.KILLED) {
            throw new AssertionError("the sink ended with " + process.exitValue() + ": " + output());
        }
    }

    /** Whether it has stopped itself with SIGSTOP. */
    boolean isFrozen() throws IOException {
        if (!isAlive()) {
            throw new AssertionError("the sink ended with " + process.exitValue() + ": " + output());
        }
        return state().startsWith("T");
    }

    private String state() throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "stat=", "-p", String.valueOf(process.pid())).start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    }

    /** SIGCONT. */
    void thaw() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-CONT", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** SIGKILL; returns once it is gone. */
    void kill() throws InterruptedException {
        if (!process.destroyForcibly().waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the killed sink does not end");
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "unreadable: " + e.getMessage();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        Files.deleteIfExists(output);
    }
}
