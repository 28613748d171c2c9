package io.shopstream.bench.api;

import io.shopstream.bench.spring.MeasuredService;
import io.shopstream.embedded.host.ChildJvm;
import io.shopstream.embedded.host.Ports;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.client.ServiceHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** A service in a JVM of its own, with both compilers, as a separately started service has. */
final class ServiceJvm implements AutoCloseable {
    private static final List<String> FLAGS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseCompactObjectHeaders");
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 200;
    private static final int CHARACTERS_SHOWN = 4_000;

    private final String name;
    private final URI root;
    private final Path log;
    private final ChildJvm jvm;

    private ServiceJvm(String name, URI root, Path log, ChildJvm jvm) {
        this.name = name;
        this.root = root;
        this.log = log;
        this.jvm = jvm;
    }

    /**
     * Starts a service on a free port and returns at once.
     *
     * @param settings by key
     * @param extraFlags of its JVM
     * @param directory of its log
     */
    static ServiceJvm start(
            MeasuredService.Service service, Map<String, Object> settings, List<String> extraFlags, Path directory)
            throws IOException {
        String name = service.name().toLowerCase(Locale.ROOT);
        int port = Ports.free();
        List<String> arguments = new ArrayList<>(List.of(service.name()));
        settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        arguments.add("--logging.config=classpath:logback-instance.xml");
        arguments.add("--server.port=" + port);
        arguments.add("--server.address=" + Ports.HOST);
        List<String> flags = new ArrayList<>(FLAGS);
        flags.addAll(extraFlags);
        Path log = directory.resolve(name + ".log");
        ChildJvm jvm = ChildJvm.start(ChildJvm.command(flags, MeasuredService.class.getName(), arguments), log);
        return new ServiceJvm(name, URI.create("http://" + Ports.HOST + ":" + port), log, jvm);
    }

    URI root() {
        return root;
    }

    /**
     * Asks the service until its answer is the wanted one.
     *
     * @throws CommandFailure if the process ends, or not within the time
     */
    void await(Duration within, String what, Predicate<ServiceHttp> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        try (ServiceHttp http = ServiceHttp.to(root.toString(), REQUEST_TIMEOUT)) {
            while (!wanted.test(http)) {
                requireAlive();
                if (System.nanoTime() - deadline > 0) {
                    throw new CommandFailure(
                            "%s was not %s within %d s: see %s".formatted(name, what, within.toSeconds(), log));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    /** @throws CommandFailure if the process has ended, with its last output: its log may be deleted with the shop */
    void requireAlive() {
        if (!jvm.isAlive()) {
            String output = jvm.output().strip();
            throw new CommandFailure("the " + name + " process ended unexpectedly. Its last output:\n"
                    + output.substring(Math.max(0, output.length() - CHARACTERS_SHOWN)));
        }
    }

    /** Stops it as SIGTERM does. */
    void stop() throws InterruptedException {
        jvm.stop(STOP_TIMEOUT);
    }

    /** Stops it if it runs: a profiler writes its file when the JVM ends. */
    @Override
    public void close() throws IOException, InterruptedException {
        try (jvm) {
            if (jvm.isAlive()) {
                stop();
            }
        }
    }
}
