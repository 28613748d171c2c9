package io.shopstream.streams.intake;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.deadletter.DeadLetterFactory;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.validation.RecordValidator;
import io.shopstream.streams.flow.IntakeCount;
import io.shopstream.streams.flow.OrderChange;
import io.shopstream.streams.flow.PreCommitHook;
import io.shopstream.streams.flow.StoreSet;
import io.shopstream.streams.flow.TolerantTimestamps;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.flow.TopologyNames;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Builds order intake: validates orders, deduplicates them by version and emits order changes. Reads raw bytes, so that
 * a record cannot fail before validation; writes rejected records to the dead letter topic in the same transaction.
 */
public final class OrderIntake {
    private OrderIntake() {}

    /**
     * Input of the other subtopologies.
     *
     * @param changes changes of valid orders, keyed by order id, each version at most once
     * @param counts counts of the records read, keyed by topic, one per commit and task
     */
    public record Intake(KStream<String, OrderChange> changes, KStream<String, IntakeCount> counts) {}

    public static Intake build(StreamsBuilder builder, TopologyContext context) {
        KStream<String, IntakeResult> results = builder.stream(
                        context.topics().orders().name(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withTimestampExtractor(new TolerantTimestamps())
                                .withName(TopologyNames.READ_ORDERS))
                .process(new Processors(context), Named.as(TopologyNames.JUDGE_ORDERS));
        writeRejected(results, context);
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

    private static void writeRejected(KStream<String, IntakeResult> results, TopologyContext context) {
        Topic<DeadLetter> topic = context.topics().deadLetters(ConsumerGroups.STREAMS);
        KStream<String, DeadLetter> deadLetters = results.flatMapValues(
                result -> result instanceof IntakeResult.Rejected(DeadLetter deadLetter)
                        ? List.of(deadLetter)
                        : List.of(),
                Named.as(TopologyNames.KEEP_REJECTED));
        // Dead letters are written even with outputs off: no store could republish them. Another generation writes the
        // same ones under the same keys.
        deadLetters.to(
                topic.name(),
                Produced.with(Serdes.String(), context.serdes().serde(topic))
                        .withName(TopologyNames.WRITE_DEAD_LETTERS));
    }

    private record Processors(TopologyContext context)
            implements ProcessorSupplier<byte @Nullable [], byte @Nullable [], String, IntakeResult> {
        @Override
        public Processor<byte @Nullable [], byte @Nullable [], String, IntakeResult> get() {
            Topic<Order> orders = context.topics().orders();
            Deserializer<Order> deserializer = context.serdes().deserializer(orders);
            return new OrderIntakeProcessor(
                    RecordValidator.orders(deserializer, orders.name()),
                    new DeadLetterFactory(context.topics().consumerGroup(ConsumerGroups.STREAMS)),
                    context);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            // No record cache: LastVersions caches decoded objects.
            return StoreSet.of(
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(TopologyNames.LAST_VERSION_BY_ORDER),
                            Serdes.ByteArray(),
                            Serdes.ByteArray()),
                    PreCommitHook.builder(TopologyNames.JUDGE_ORDERS_AT_COMMIT));
        }
    }
}
