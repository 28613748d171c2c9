package io.shopstream.streams;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.streams.runtime.IntakeCounts;
import io.shopstream.streams.runtime.PartCounts;
import io.shopstream.streams.topology.TopologyPart;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** Registers the intake counters and Kafka Streams' own metrics with the meter registry. */
final class StreamsMetrics implements AutoCloseable {
    private final MeterRegistry meters;
    private @Nullable KafkaStreamsMetrics kafkaStreams;

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

    synchronized void bind(KafkaStreams streams) {
        close();
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(meters);
        kafkaStreams = metrics;
    }

    @Override
    public synchronized void close() {
        if (kafkaStreams != null) {
            kafkaStreams.close();
        }
    }
}
