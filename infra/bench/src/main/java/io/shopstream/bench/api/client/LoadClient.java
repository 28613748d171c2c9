package io.shopstream.bench.api.client;

import io.shopstream.bench.api.figure.Figure;
import io.shopstream.bench.api.figure.Measured;
import io.shopstream.embedded.host.ChildJvm;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The main class of the client's JVM: measures one stage in all its rounds. What is compared alternates within a round,
 * so that a slow moment of the machine affects both. Round 0 warms both sides up and is not printed. Ends with its
 * parent.
 */
public final class LoadClient {
    private final URI root;
    private final int rounds;
    private final Duration length;
    private final Failures failures = new Failures();
    private final PrintStream out;

    /** What a client measures. */
    public enum Stage {
        /** Live orders and rankings. One argument: the number of orders whose ids are those of {@link OrderIds}. */
        LOOK_UPS("live orders and rankings"),
        /** Analytics. Three arguments: first and last moment of the history, JDBC address of the warehouse. */
        ANALYTICS("analytics"),
        /** The live stream. Two arguments: viewers, orders per second beside them. */
        VIEWERS("the live stream"),
        /** Batches of orders. One argument: records in each. */
        INGEST("ingest");

        private final String title;

        Stage(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** One round of a stage. */
    private interface Round {
        void run(int number) throws Exception;
    }

    private LoadClient(URI root, int rounds, Duration length, PrintStream out) {
        this.root = root;
        this.rounds = rounds;
        this.length = length;
        this.out = out;
    }

    /**
     * The arguments of {@link #main}.
     *
     * @param length of each measurement within a round
     * @param own see {@link Stage}
     */
    public static List<String> arguments(Stage stage, URI root, int rounds, Duration length, String... own) {
        List<String> arguments =
                new ArrayList<>(List.of(stage.name(), root.toString(), Integer.toString(rounds), length.toString()));
        arguments.addAll(List.of(own));
        return List.copyOf(arguments);
    }

    public static void main(String[] arguments) throws Exception {
        ChildJvm.endWithParent();
        LoadClient client = new LoadClient(
                URI.create(arguments[1]), Integer.parseInt(arguments[2]), Duration.parse(arguments[3]), System.out);
        client.run(Stage.valueOf(arguments[0]), Arrays.copyOfRange(arguments, 4, arguments.length));
        Measured.printFailures(
                System.out, client.failures.count(), Objects.requireNonNullElse(client.failures.first(), ""));
        // Threads of a viewer that still waits.
        System.exit(0);
    }

    private void run(Stage stage, String[] own) throws Exception {
        switch (stage) {
            case LOOK_UPS -> rounds(new LookUps(this, Integer.parseInt(own[0]))::round);
            case ANALYTICS -> {
                try (AnalyticsQuestions questions = new AnalyticsQuestions(this, own[0], own[1], own[2])) {
                    rounds(questions::round);
                }
            }
            case VIEWERS -> {
                try (Viewers viewers = new Viewers(this, Integer.parseInt(own[0]), Integer.parseInt(own[1]))) {
                    rounds(viewers::round);
                }
            }
            case INGEST -> rounds(new IngestBatches(this, Integer.parseInt(own[0]))::round);
        }
    }

    private void rounds(Round round) throws Exception {
        for (int number = 0; number <= rounds; number++) {
            round.run(number);
        }
    }

    URI root() {
        return root;
    }

    Duration length() {
        return length;
    }

    Failures failures() {
        return failures;
    }

    /** Prints a value, unless of the warm-up. */
    void print(Figure figure, String address, int round, double value, long count) {
        if (round > 0) {
            new Measured(figure, address, round, value, count).print(out);
        }
    }

    /** Sends requests as fast as they are answered, and prints how many per second. */
    void rate(Figure figure, int round, int connections, int recordsInEach, Requests requests)
            throws InterruptedException {
        double perSecond = new ClosedLoop(root, connections, failures).perSecond(requests, length);
        print(figure, "", round, perSecond * recordsInEach, Math.round(perSecond * length.toMillis() / 1000));
    }

    /** Sends requests by a schedule, and prints the 99th percentile of their latency. */
    void latency(Figure figure, int round, int perSecond, int connections, Requests requests)
            throws InterruptedException {
        Latencies latencies = new Latencies();
        new OpenLoop(root, perSecond, connections, failures).run(requests, length, _ -> latencies);
        if (latencies.count() > 0) {
            print(figure, "", round, latencies.millis(0.99), latencies.count());
        }
    }
}
