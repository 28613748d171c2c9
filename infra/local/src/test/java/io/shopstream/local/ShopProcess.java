package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.host.ChildJvm;
import io.shopstream.local.up.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs {@code up} in a separate JVM, similar to the launcher; can stop it cleanly or kill it. */
final class ShopProcess implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(2);
    private static final List<String> FREE_PORTS = List.of(
            "--api-port=0",
            "--kafka-port=0",
            "--registry-port=0",
            "--postgres-port=0",
            "--streams-port=0",
            "--producer-port=0",
            "--sink-port=0");

    // A past of some 60,000 records: enough to be killed in.
    private static final Map<String, String> SHORT_PAST = Map.of("SHOPSTREAM_SIMULATOR_PAST_RATE", "0.08");

    private final Path dataDirectory;
    private final ChildJvm process;

    private ShopProcess(Path dataDirectory, ChildJvm process) {
        this.dataDirectory = dataDirectory;
        this.process = process;
    }

    /**
     * Returns once the shop is up; its history may still be in publication.
     *
     * @param options of {@code up}; ports that are not among them are free ones
     */
    static ShopProcess start(Path dataDirectory, String rate, String... options) throws IOException {
        return start(Map.of(), dataDirectory, rate, options);
    }

    /** @param environment variables beside those of this JVM */
    static ShopProcess start(Map<String, String> environment, Path dataDirectory, String rate, String... options)
            throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("up", "--no-open", "--rate=" + rate, "--data-dir=" + dataDirectory));
        FREE_PORTS.stream()
                .filter(port -> Arrays.stream(options).noneMatch(option -> option.startsWith(portName(port))))
                .forEach(arguments::add);
        arguments.addAll(List.of(options));
        Map<String, String> variables = new HashMap<>(SHORT_PAST);
        variables.putAll(environment);
        List<String> command = ChildJvm.command(ChildJvm.fastStart("-Xmx1g"), Shopstream.class.getName(), arguments);
        ShopProcess shop = new ShopProcess(dataDirectory, ChildJvm.start(command, variables));
        await().atMost(START_TIMEOUT)
                .until(() -> !shop.process.isAlive() || shop.output().contains("shopstream is up"));
        assertThat(shop.output()).contains("shopstream is up");
        return shop;
    }

    /** Options of {@code up} for the ports that a shop has. */
    static List<String> ports(Endpoints shop) {
        return List.of(
                "--kafka-port=" + port("kafka://" + shop.kafka()),
                "--api-port=" + port(shop.api()),
                "--streams-port=" + port(shop.streams()),
                "--producer-port=" + port(shop.producer()),
                "--sink-port=" + port(shop.sink()));
    }

    private static int port(String address) {
        return URI.create(address).getPort();
    }

    private static String portName(String option) {
        return option.substring(0, option.indexOf('=') + 1);
    }

    Endpoints endpoints() {
        return Endpoints.read(dataDirectory);
    }

    String output() {
        return process.output();
    }

    /** Sends SIGKILL, as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.kill();
    }

    /** Sends SIGTERM, which stops the shop as Ctrl-C does. */
    int stop() throws InterruptedException {
        return process.stop(STOP_TIMEOUT);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.close();
    }
}
