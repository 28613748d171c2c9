package io.shopstream.streams;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.streams.query.cluster.Freshness;
import io.shopstream.streams.runtime.IntakeCounts;
import io.shopstream.streams.runtime.PartCounts;
import io.shopstream.streams.runtime.progress.EngineWatch;
import io.shopstream.streams.runtime.progress.StatusReport;
import io.shopstream.streams.runtime.stores.EngineStores;
import io.shopstream.streams.topology.TopologyPart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Registers what the engine counts, and how far it is, with the meter registry. */
final class StreamsMetrics {
    private final MeterRegistry meters;

    StreamsMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void bind(IntakeCounts counts) {
        FunctionCounter.builder("shopstream.orders.accepted", counts, IntakeCounts::accepted)
                .description("Accepted order versions")
                .register(meters);
        FunctionCounter.builder("shopstream.orders.duplicates", counts, IntakeCounts::duplicates)
                .description("Equal or lower versions ignored")
                .register(meters);
        FunctionCounter.builder("shopstream.orders.registry.waits", counts, IntakeCounts::registryWaits)
                .description("Waits of a record for the schema registry")
                .register(meters);
        for (RejectionReason reason : RejectionReason.values()) {
            FunctionCounter.builder("shopstream.orders.rejected", counts, all -> all.rejected(reason))
                    .description("Dead-lettered records of the order topic")
                    .tag("reason", reason.code())
                    .register(meters);
            FunctionCounter.builder("shopstream.events.rejected", counts, all -> all.rejectedEvents(reason))
                    .description("Invalid records of the event topic; the sink dead-letters them")
                    .tag("reason", reason.code())
                    .register(meters);
        }
    }

    void bind(PartCounts counts) {
        for (TopologyPart part : TopologyPart.values()) {
            FunctionCounter.builder("shopstream.streams.processed", counts, all -> all.processed(part))
                    .description("Records that entered a part of the topology")
                    .tag("part", part.label())
                    .register(meters);
            FunctionCounter.builder("shopstream.streams.late", counts, all -> all.late(part))
                    .description("Changes older than the retention")
                    .tag("part", part.label())
                    .register(meters);
            FunctionCounter.builder("shopstream.streams.ignored", counts, all -> all.ignored(part))
                    .description("Input records that a part of the topology ignored")
                    .tag("part", part.label())
                    .register(meters);
            FunctionTimer.builder(
                            "shopstream.streams.age",
                            counts,
                            all -> all.writes(part),
                            all -> all.ageMillis(part),
                            TimeUnit.MILLISECONDS)
                    .description("Time from a record's Kafka timestamp until the changed result is written")
                    .tag("part", part.label())
                    .register(meters);
        }
    }

    void bind(EngineWatch watch, StatusReport report, EngineStores stores, Clock clock) {
        Gauge.builder("shopstream.streams.input.lag", watch, each -> inputLag(each.freshness()))
                .description("Records of the input that no instance has processed yet, as this one last saw it")
                .register(meters);
        Gauge.builder("shopstream.streams.processed.age", watch, each -> processedAge(each.freshness(), clock))
                .baseUnit("seconds")
                .description("Time since the newest moment up to which all input is known to be processed")
                .register(meters);
        Gauge.builder("shopstream.streams.ready", report, each -> each.isReady() ? 1 : 0)
                .description("1 if queries of every store can be answered, else 0")
                .register(meters);
        Gauge.builder("shopstream.streams.restoring", stores, EngineStores::recordsToRestore)
                .description("Changelog records still to be read into stores that are being restored here")
                .register(meters);
    }

    // Unknown is not zero.
    private static double inputLag(Freshness freshness) {
        return freshness.processedThrough() == null ? Double.NaN : freshness.inputLag();
    }

    private static double processedAge(Freshness freshness, Clock clock) {
        Instant through = freshness.processedThrough();
        return through == null
                ? Double.NaN
                : Math.max(0, Duration.between(through, clock.instant()).toMillis()) / 1_000.0;
    }
}
