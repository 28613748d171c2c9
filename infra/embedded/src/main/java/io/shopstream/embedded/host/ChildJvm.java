package io.shopstream.embedded.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program in a JVM of its own, with the Java and the class path of this JVM. It can be killed, frozen and continued;
 * a program that calls {@link #endWithParent()} ends when this JVM does. Its output is in a file. Benchmarks, chaos
 * tests and crash tests run on it.
 */
public final class ChildJvm implements AutoCloseable {
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration HALT_TIMEOUT = Duration.ofSeconds(90);
    private static final int HALTED = 137;

    private final Process process;
    private final Path output;
    private final boolean temporary;

    private ChildJvm(ProcessBuilder builder, Path output, boolean temporary) throws IOException {
        this.output = output;
        this.temporary = temporary;
        this.process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }

    /** JVM options for a child that runs for a minute or less, where a fast start matters more than fast code. */
    public static List<String> fastStart(String... more) {
        List<String> options = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        options.addAll(List.of(more));
        return options;
    }

    /**
     * The command line of a program.
     *
     * @param options of the JVM
     * @param program name of a class with a main method
     */
    public static List<String> command(List<String> options, String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program));
        command.addAll(arguments);
        return command;
    }

    /**
     * Starts a command and returns at once. Its output is deleted by {@link #close()}.
     *
     * @param environment variables added to those of this process
     */
    public static ChildJvm start(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return new ChildJvm(builder, Files.createTempFile("child-", ".out"), true);
    }

    /** Starts a command and returns at once. Its output is appended to {@code log}, which is kept. */
    public static ChildJvm start(List<String> command, Path log) throws IOException {
        return new ChildJvm(new ProcessBuilder(command), log, false);
    }

    /** Ends this process when its parent process has ended. The program calls it first. */
    public static void endWithParent() {
        Thread.ofPlatform().daemon().name("end-with-parent").start(() -> {
            try {
                // Standard input is a pipe from the parent.
                while (System.in.read() >= 0) {
                    // Nothing is ever sent.
                }
            } catch (IOException e) {
                // A broken pipe also means that the parent has ended.
            }
            Runtime.getRuntime().halt(1);
        });
    }

    /** Halts this process without closing anything, as SIGKILL does. Called by the program. */
    public static void haltSelf() {
        Runtime.getRuntime().halt(HALTED);
    }

    /** Stops this process with SIGSTOP; returns after {@link #thaw}. Called by the program. */
    public static void freezeSelf() {
        try {
            signal("STOP", ProcessHandle.current().pid());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until the program has called {@link #haltSelf()}.
     *
     * @throws IllegalStateException with the output, if it ends in another way or not within 90 s
     */
    public void awaitHalt() throws InterruptedException {
        if (!process.waitFor(HALT_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the child does not end: " + output());
        }
        if (process.exitValue() != HALTED) {
            throw endedUnexpectedly();
        }
    }

    /** Waits until the program ends; returns its exit code. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** @throws IllegalStateException with the output, if the process has ended */
    public boolean isFrozen() throws IOException {
        if (!isAlive()) {
            throw endedUnexpectedly();
        }
        Process ps = new ProcessBuilder("ps", "-o", "stat=", "-p", String.valueOf(process.pid())).start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .strip()
                .startsWith("T");
    }

    /** Sends SIGSTOP: the process keeps its sockets and does nothing. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP", process.pid());
    }

    /** Sends SIGCONT. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT", process.pid());
    }

    /** Sends SIGKILL; returns once the process has ended. */
    public void kill() throws InterruptedException {
        if (!process.destroyForcibly().waitFor(KILL_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    "process " + process.pid() + " did not end within " + KILL_TIMEOUT.toSeconds() + " s of SIGKILL");
        }
    }

    /**
     * Sends SIGTERM, which runs the program's shutdown code; returns its exit code.
     *
     * @throws IllegalStateException with the output, if it does not end in time
     */
    public int stop(Duration timeout) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(timeout.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the child did not stop within " + timeout.toSeconds() + " s: " + output());
        }
        return process.exitValue();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Everything that was printed so far, errors included; says so if it cannot be read. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "unreadable: " + e.getMessage();
        }
    }

    /** Kills the process. */
    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        if (temporary) {
            Files.deleteIfExists(output);
        }
    }

    private IllegalStateException endedUnexpectedly() {
        return new IllegalStateException("the child ended with " + process.exitValue() + ": " + output());
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        if (new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor() != 0) {
            throw new IllegalStateException("process " + pid + " did not receive signal " + name);
        }
    }
}
