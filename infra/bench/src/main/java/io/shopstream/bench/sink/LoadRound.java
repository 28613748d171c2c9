package io.shopstream.bench.sink;

import io.shopstream.bench.round.Measurement;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.load.LoaderFactory;
import io.shopstream.sink.load.LoaderSettings;
import io.shopstream.sink.load.LoaderState;
import io.shopstream.sink.load.LoaderThread;
import io.shopstream.sink.load.batch.LoadListener;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures the facts loader as the service runs it, from the first record of full topics to the last. First loads a
 * part of the records into another database to warm up the JVM. The clock runs from the first transaction to the last
 * commit.
 */
record LoadRound(
        String kafka,
        URI registry,
        String topicPrefix,
        WarehouseAddress warmUp,
        WarehouseAddress warehouse,
        long records) {
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(30);
    private static final long WARM_UP_RECORDS = 150_000;
    private static final long PAUSE_NANOS = 5_000_000;

    static LoadRound of(String[] arguments) {
        return new LoadRound(
                arguments[0],
                URI.create(arguments[1]),
                arguments[2],
                new WarehouseAddress(arguments[3], SinkBench.LOADER, null),
                new WarehouseAddress(arguments[4], SinkBench.LOADER, null),
                Long.parseLong(arguments[5]));
    }

    List<String> arguments() {
        return List.of(kafka, registry.toString(), topicPrefix, warmUp.url(), warehouse.url(), Long.toString(records));
    }

    void run(PrintStream out) {
        load(warmUp, Math.min(WARM_UP_RECORDS, records));
        Measurement.print(out, records, 0, load(warehouse, records));
    }

    private long load(WarehouseAddress target, long wanted) {
        Progress progress = new Progress();
        LoaderFactory factory = new LoaderFactory(
                Topics.prefixed(topicPrefix),
                new AvroSerdes(new HttpSchemaRegistry(registry, REGISTRY_TIMEOUT)),
                new LoaderSettings(KafkaConnection.of(kafka), target, LoaderSettings.DEFAULT_MAX_RECORDS),
                Clock.systemUTC(),
                FaultInjectionPoint.NONE);
        try (LoaderThread loader = factory.facts(progress)) {
            loader.start();
            while (progress.loaded.get() < wanted) {
                if (loader.monitor().state() instanceof LoaderState.Stopped stopped) {
                    throw new CommandFailure("the sink stopped: " + stopped.reason() + ". " + stopped.remedy());
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return progress.ended.get() - progress.begun.get();
        }
    }

    private static final class Progress implements LoadListener {
        private final AtomicLong loaded = new AtomicLong();
        private final AtomicLong begun = new AtomicLong();
        private final AtomicLong ended = new AtomicLong();

        @Override
        public void loaded(
                long records,
                io.shopstream.sink.staging.RowCounts rows,
                java.util.Map<io.shopstream.schemas.rules.RejectionReason, Long> rejected,
                long nanos) {
            long now = System.nanoTime();
            begun.compareAndSet(0, now - nanos);
            ended.set(now);
            loaded.addAndGet(records);
        }
    }
}
