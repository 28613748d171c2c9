package io.shopstream.bench.chaos;

import io.shopstream.embedded.host.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One instance of a service in a separate JVM, which can be killed, frozen and restarted on the same port. */
final class ServiceInstance implements AutoCloseable {
    private final int port;
    private final Path log;
    private final List<String> command;
    private volatile @Nullable ChildJvm jvm;

    /**
     * Creates the instance without starting it.
     *
     * @param service see {@link ServiceChild}
     * @param directory for the log
     */
    ServiceInstance(String service, String name, int port, Path directory, Map<String, Object> settings) {
        this.port = port;
        this.log = directory.resolve(name + ".log");
        List<String> arguments = new ArrayList<>(List.of(service));
        settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        arguments.add("--logging.config=classpath:logback-instance.xml");
        arguments.add("--server.port=" + port);
        arguments.add("--server.address=127.0.0.1");
        this.command = ChildJvm.command(
                ChildJvm.fastStart("-Xms256m", "-Xmx256m", "-XX:+UseCompactObjectHeaders"),
                ServiceChild.class.getName(),
                arguments);
    }

    void start() throws IOException {
        jvm = ChildJvm.start(command, log);
    }

    /** Sends SIGKILL; returns once the process has ended. */
    void kill() throws InterruptedException {
        ChildJvm running = jvm;
        if (running != null) {
            running.kill();
        }
    }

    /** Sends SIGSTOP: the process keeps its sockets and does nothing. */
    void freeze() throws IOException, InterruptedException {
        Objects.requireNonNull(jvm).freeze();
    }

    /** Sends SIGCONT. */
    void thaw() throws IOException, InterruptedException {
        Objects.requireNonNull(jvm).thaw();
    }

    boolean isAlive() {
        ChildJvm running = jvm;
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
