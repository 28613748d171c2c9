package io.shopstream.bench.streams;

import io.shopstream.bench.round.ShopFeed;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.producer.publish.SendCounts;
import io.shopstream.producer.publish.ShopPublisher;
import io.shopstream.producer.publish.StoppableRetry;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.query.RevenuePane;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.query.RevenueQueries;
import io.shopstream.streams.query.SalesScope;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import io.shopstream.streams.query.question.PaneRange;
import io.shopstream.streams.runtime.StreamsEngine;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how long after it is placed an order can be queried, while orders are placed at a steady rate. Some orders,
 * the probes, have a separate currency: the latency of the n-th probe is the time at which the stores count n of them,
 * minus the time at which it was placed.
 */
record LatencyRound(
        String kafka, URI registry, String topicPrefix, Path stateDirectory, int threads, int rate, int seconds) {
    /** One of this many orders is a probe. */
    private static final int PROBE_EVERY = 100;

    private static final String PROBED = "CHF";
    private static final int MAX_WARM_UP_SECONDS = 15;
    // Each poll queries all stores: polling more often would take CPU from what is measured.
    private static final long POLL_NANOS = 5_000_000;
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    static LatencyRound of(String[] arguments) {
        return new LatencyRound(
                arguments[0],
                URI.create(arguments[1]),
                arguments[2],
                Path.of(arguments[3]),
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[5]),
                Integer.parseInt(arguments[6]));
    }

    List<String> arguments() {
        return List.of(
                kafka,
                registry.toString(),
                topicPrefix,
                stateDirectory.toString(),
                Integer.toString(threads),
                Integer.toString(rate),
                Integer.toString(seconds));
    }

    void run(PrintStream out) throws InterruptedException {
        int warmUp = Math.min(MAX_WARM_UP_SECONDS, seconds);
        int all = (warmUp + seconds) * rate;
        List<Order> orders = ShopFeed.make().sales(all);
        try (StreamsEngine engine = StreamsRound.engine(kafka, registry, topicPrefix, stateDirectory, threads)) {
            engine.start();
            RevenueQueries queries = new RevenueQueries(
                    QueryCoordinator.local(
                            engine.stores(), engine.topics().orders().partitions(), Clock.systemUTC()),
                    Clock.systemUTC());
            awaitAnswer(engine, queries);
            Instant start = Instant.now();
            Probes probes = new Probes(all / PROBE_EVERY, warmUp * rate / PROBE_EVERY);
            Thread placing = Thread.ofPlatform().name("placing").start(() -> place(orders, probes));
            while (!probes.areAllSeen()) {
                probes.seen(count(queries, start), System.nanoTime());
                StreamsRound.requireAlive(engine);
                probes.requireProgress(TIMEOUT);
                LockSupport.parkNanos(POLL_NANOS);
            }
            placing.join();
            out.println(probes.report(rate));
        }
    }

    private static void awaitAnswer(StreamsEngine engine, RevenueQueries queries) {
        while (!(queries.series(PROBED, new SalesScope.Everything(), range(Instant.now()))
                instanceof QueryOutcome.Found<RevenueSeries>)) {
            StreamsRound.requireAlive(engine);
            LockSupport.parkNanos(20 * POLL_NANOS);
        }
    }

    private static long count(RevenueQueries queries, Instant start) {
        return queries.series(PROBED, new SalesScope.Everything(), range(start))
                        instanceof QueryOutcome.Found<RevenueSeries>(RevenueSeries series)
                ? series.panes().stream().mapToLong(RevenuePane::orders).sum()
                : 0;
    }

    private static PaneRange range(Instant start) {
        return PaneRange.outward(start, Instant.now().plusSeconds(60));
    }

    private void place(List<Order> orders, Probes probes) {
        KafkaAccess kafkaAccess = new KafkaAccess(
                KafkaConnection.of(kafka),
                new AvroSerdes(new HttpSchemaRegistry(registry, REGISTRY_TIMEOUT)),
                Topics.prefixed(topicPrefix));
        try (ShopPublisher publisher = new ShopPublisher(
                kafkaAccess, new SendCounts(Clock.systemUTC()), new StoppableRetry("the bench"), "bench")) {
            long begun = System.nanoTime();
            for (int number = 0; number < orders.size(); number++) {
                long due = begun + number * 1_000_000_000L / rate;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                Order order = orders.get(number);
                Instant now = Instant.now();
                order.setPlacedAt(now);
                order.setUpdatedAt(now);
                if (number % PROBE_EVERY == 0) {
                    order.setCurrency(PROBED);
                    probes.placed(System.nanoTime());
                }
                publisher.order(order, now);
            }
        }
    }

    /** Times at which probes were placed and seen; the first probes are warm-up and do not count. */
    private static final class Probes {
        private final long[] placed;
        private final long[] latencies;
        private final int warmUp;
        private volatile int placedCount;
        private int seenCount;
        private long lastProgress = System.nanoTime();

        Probes(int probes, int warmUp) {
            this.placed = new long[probes];
            this.latencies = new long[probes];
            this.warmUp = warmUp;
        }

        void placed(long nanoTime) {
            placed[placedCount] = nanoTime;
            placedCount++;
        }

        void seen(long count, long nanoTime) {
            while (seenCount < count && seenCount < placedCount) {
                latencies[seenCount] = nanoTime - placed[seenCount];
                seenCount++;
                lastProgress = nanoTime;
            }
        }

        boolean areAllSeen() {
            return seenCount == placed.length;
        }

        void requireProgress(Duration timeout) {
            if (System.nanoTime() - lastProgress > timeout.toNanos()) {
                throw new CommandFailure("only %d of %d probes were seen, and no further one for %d s"
                        .formatted(seenCount, placed.length, timeout.toSeconds()));
            }
        }

        String report(int rate) {
            long[] sorted = Arrays.copyOfRange(latencies, warmUp, latencies.length);
            Arrays.sort(sorted);
            return String.format(
                    Locale.ROOT,
                    "From placed to queryable at %,d orders/s, %,d probes: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, max"
                            + " %.0f ms",
                    rate,
                    sorted.length,
                    millis(sorted, 0.5),
                    millis(sorted, 0.9),
                    millis(sorted, 0.99),
                    millis(sorted, 1));
        }

        private static double millis(long[] sorted, double share) {
            int index = (int) Math.min(sorted.length - 1L, Math.round(share * sorted.length));
            return sorted[index] / 1e6;
        }
    }
}
