package io.shopstream.bench.shop;

import io.shopstream.local.console.CommandFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs {@code ./shopstream up} in a separate process on free ports, with the launcher if there is one, so that the shop
 * gets the usual JVM flags. Closing sends SIGTERM, and SIGKILL if the shop does not stop.
 */
public final class ShopChild implements AutoCloseable {
    /** Beginning of the line that the shop prints when everything runs. */
    public static final String UP = "shopstream is up";

    private static final Duration UP_TIMEOUT = Duration.ofMinutes(15);
    private static final int LINES_SHOWN = 15;
    private static final long PAUSE_MILLIS = 200;
    private static final int STOP_SECONDS = 90;
    private static final int KILL_SECONDS = 30;

    private final Process process;
    private final Path dataDirectory;
    private final ShopPorts ports;
    private final long startedAt;
    private final Thread reader;
    private final List<String> lines = new ArrayList<>();
    private final CountDownLatch up = new CountDownLatch(1);

    private ShopChild(Process process, Path dataDirectory, ShopPorts ports, long startedAt, Consumer<String> listener) {
        this.process = process;
        this.dataDirectory = dataDirectory;
        this.ports = ports;
        this.startedAt = startedAt;
        this.reader = Thread.ofPlatform().daemon().name("bench-shop-output").start(() -> read(listener));
    }

    /**
     * Starts the process and returns at once.
     *
     * @param listener receives every line of output, on a separate thread
     */
    public static ShopChild start(Path dataDirectory, String rate, Consumer<String> listener) {
        ShopPorts ports = ShopPorts.free();
        ProcessBuilder builder =
                new ProcessBuilder(ShopCommand.up(dataDirectory, rate, ports)).redirectErrorStream(true);
        // The launcher tries JAVA_HOME first: the child runs on the same JDK as this process.
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        long startedAt = System.nanoTime();
        try {
            return new ShopChild(builder.start(), dataDirectory, ports, startedAt, listener);
        } catch (IOException e) {
            throw new CommandFailure("cannot start a shop: " + e.getMessage(), e);
        }
    }

    private void read(Consumer<String> listener) {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
                listener.accept(line);
                if (line.startsWith(UP)) {
                    up.countDown();
                }
            }
        } catch (IOException e) {
            // The pipe breaks when the process is killed.
        }
    }

    public ShopPorts ports() {
        return ports;
    }

    /** Process id of the shop's JVM: the launcher replaces itself with the JVM. */
    public long pid() {
        return process.pid();
    }

    public Path dataDirectory() {
        return dataDirectory;
    }

    public ProcessTree processTree() {
        return ProcessTree.of(process.pid(), dataDirectory);
    }

    /** Seconds since the start of the process. */
    public double seconds() {
        return (System.nanoTime() - startedAt) / 1e9;
    }

    /** @throws CommandFailure if the shop ends before it is up, or is not up after 15 minutes */
    public void awaitUp() throws InterruptedException {
        while (!up.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            requireAlive("before it was up");
            if (seconds() > UP_TIMEOUT.toSeconds()) {
                throw new CommandFailure("the shop was not up after %d minutes: see the log in %s"
                        .formatted(UP_TIMEOUT.toMinutes(), dataDirectory));
            }
        }
    }

    /** @throws CommandFailure if the shop has ended, with its last output */
    public void requireAlive(String when) {
        if (process.isAlive()) {
            return;
        }
        String lastOutput;
        synchronized (lines) {
            lastOutput = lines.stream()
                    .skip(Math.max(0, lines.size() - LINES_SHOWN))
                    .collect(Collectors.joining(System.lineSeparator()));
        }
        throw new CommandFailure("the shop ended %s (exit code %d). Its last output:%n%s"
                .formatted(when, process.exitValue(), lastOutput));
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(KILL_SECONDS, TimeUnit.SECONDS);
                all.forEach(ProcessHandle::destroyForcibly);
            }
            reader.join(TimeUnit.SECONDS.toMillis(KILL_SECONDS));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
