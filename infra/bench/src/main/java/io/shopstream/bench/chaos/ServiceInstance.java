package io.shopstream.bench.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One instance of a service in a separate JVM, which can be killed, frozen and restarted on the same port. */
final class ServiceInstance implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "-Xms256m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            // The processes live too briefly for the C2 compiler to pay off, and it would take CPU from the others.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final int port;
    private final Path log;
    private final List<String> command = new ArrayList<>();
    private volatile @Nullable Process process;

    /**
     * Creates the instance without starting it.
     *
     * @param service see {@link ServiceChild}
     * @param directory for the log
     */
    ServiceInstance(String service, String name, int port, Path directory, Map<String, Object> settings) {
        this.port = port;
        this.log = directory.resolve(name + ".log");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ServiceChild.class.getName(), service));
        settings.forEach((key, value) -> command.add("--" + key + "=" + value));
        command.add("--logging.config=classpath:logback-instance.xml");
        command.add("--server.port=" + port);
        command.add("--server.address=127.0.0.1");
    }

    void start() throws IOException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Sends SIGKILL; returns once the process has ended. */
    void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            if (!running.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + running.pid() + " did not end within 30 s of SIGKILL");
            }
        }
    }

    /** Sends SIGSTOP: the process keeps its sockets and does nothing. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Sends SIGCONT. */
    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process running = Objects.requireNonNull(process);
        int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(running.pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("process " + running.pid() + " did not receive signal " + name);
        }
    }

    boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    Path log() {
        return log;
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
