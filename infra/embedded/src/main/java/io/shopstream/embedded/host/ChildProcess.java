package io.shopstream.embedded.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs a child process that cannot outlive this JVM. A small shell holds one end of a pipe and stops the child when the
 * pipe closes; the kernel closes it even when this JVM is killed with {@code kill -9}. The child has its own session,
 * so that Ctrl-C in the terminal reaches only this JVM, which then stops the parts in the right order.
 */
public final class ChildProcess implements AutoCloseable {

    private static final String WATCHDOG = readWatchdog();
    private static final boolean HAS_SETSID = Files.isExecutable(Path.of("/usr/bin/setsid"));
    private static final Set<String> UNWANTED = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final Process watchdog;
    private final ChildSpec spec;

    private ChildProcess(Process watchdog, ChildSpec spec) {
        this.watchdog = watchdog;
        this.spec = spec;
    }

    public static ChildProcess start(ChildSpec spec) {
        List<String> command = new ArrayList<>();
        if (HAS_SETSID) {
            command.add("/usr/bin/setsid");
        }
        command.addAll(
                List.of("/bin/sh", "-c", WATCHDOG, "watchdog", spec.pidFile().toString()));
        command.addAll(List.of(spec.signal(), Long.toString(spec.grace().toSeconds())));
        command.addAll(spec.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(spec.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(spec.log().file().toFile()));
        // Settings for this JVM or for another PostgreSQL server must not reach the child.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || UNWANTED.contains(name));
        try {
            spec.log().rotate();
            return new ChildProcess(builder.start(), spec);
        } catch (IOException e) {
            throw new EmbeddedStartException(spec.part().title() + " could not be started: " + e.getMessage(), e);
        }
    }

    public boolean isAlive() {
        return watchdog.isAlive();
    }

    /** Whether the child exits with code 0 within {@code timeout}; a child that takes longer is stopped. */
    public boolean succeeds(Duration timeout) {
        try (this) {
            return watchdog.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS) && watchdog.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The shell and its descendants, for tests and for a forced kill. */
    public List<ProcessHandle> handles() {
        List<ProcessHandle> all = new ArrayList<>(watchdog.descendants().toList());
        all.add(watchdog.toHandle());
        return all;
    }

    @Override
    public void close() {
        List<ProcessHandle> handles = handles();
        try {
            watchdog.getOutputStream().close();
        } catch (IOException e) {
            // The pipe is closed either way, and the shell waits for nothing else.
        }
        try {
            Duration timeout = spec.grace().plus(SLACK);
            if (!watchdog.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                handles.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            handles.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    private static String readWatchdog() {
        try (InputStream script = ChildProcess.class.getResourceAsStream("watchdog.sh")) {
            if (script == null) {
                throw new IllegalStateException("watchdog.sh is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
