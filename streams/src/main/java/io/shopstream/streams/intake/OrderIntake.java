package io.shopstream.streams.intake;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.streams.processor.TolerantTimestamps;
import io.shopstream.streams.topology.TopologyNames;
import io.shopstream.streams.topology.TopologySettings;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Builds order intake: validates orders, deduplicates them by version and emits order changes. Reads raw bytes, so that
 * a record cannot fail before validation; writes rejected records to the dead letter topic in the same transaction.
 */
public final class OrderIntake {
    private OrderIntake() {}

    /**
     * Input of the other parts of the topology.
     *
     * @param changes changes of valid orders, keyed by order id, each version at most once
     * @param counts counts of the records read, keyed by topic, one per commit and task
     */
    public record Intake(KStream<String, OrderChange> changes, KStream<String, IntakeCount> counts) {}

    public static Intake build(StreamsBuilder builder, TopologySettings settings) {
        KStream<String, IntakeResult> results = builder.stream(
                        settings.topics().orders().name(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withTimestampExtractor(new TolerantTimestamps())
                                .withName(TopologyNames.READ_ORDERS))
                .process(OrderIntakeProcessor.supplier(settings), Named.as(TopologyNames.ORDER_INTAKE));
        writeRejected(results, settings);
        return new Intake(
                results.flatMapValues(
                        result -> result instanceof IntakeResult.Changed(OrderChange change)
                                ? List.of(change)
                                : List.of(),
                        Named.as(TopologyNames.KEEP_CHANGES)),
                results.flatMapValues(
                        result ->
                                result instanceof IntakeResult.Counted(IntakeCount count) ? List.of(count) : List.of(),
                        Named.as(TopologyNames.KEEP_COUNTS)));
    }

    private static void writeRejected(KStream<String, IntakeResult> results, TopologySettings settings) {
        Topic<DeadLetter> topic = settings.topics().deadLetters(ConsumerGroups.STREAMS);
        KStream<String, DeadLetter> deadLetters = results.flatMapValues(
                result -> result instanceof IntakeResult.Rejected(DeadLetter deadLetter)
                        ? List.of(deadLetter)
                        : List.of(),
                Named.as(TopologyNames.KEEP_REJECTED));
        // Dead letters are written even with outputs off: no store could republish them. Another generation writes the
        // same ones under the same keys.
        deadLetters.to(
                topic.name(),
                Produced.with(Serdes.String(), settings.serdes().serde(topic))
                        .withName(TopologyNames.WRITE_DEAD_LETTERS));
    }
}
