package io.shopstream.streams.intake;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.streams.flow.AtCommit;
import io.shopstream.streams.flow.IntakeCount;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.flow.OrderChange;
import io.shopstream.streams.flow.StoreSet;
import io.shopstream.streams.flow.TolerantTimestamps;
import io.shopstream.streams.flow.TopologyContext;
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
 * Orders in, changes out. Reads raw bytes, so that nothing can fail before it is judged; keeps the last version per
 * order; writes what it rejects to the dead letter topic in the same transaction.
 */
public final class OrderIntake {
    private OrderIntake() {}

    /**
     * What the others build on.
     *
     * @param changes that valid orders bring, keyed by order id, each version at most once
     * @param counts of what was read, keyed by topic, one per commit and task
     */
    public record Intake(KStream<String, OrderChange> changes, KStream<String, IntakeCount> counts) {}

    public static Intake build(StreamsBuilder builder, TopologyContext context) {
        KStream<String, Judgement> judged = builder.stream(
                        context.topics().orders().name(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withTimestampExtractor(new TolerantTimestamps())
                                .withName(Names.READ_ORDERS))
                .process(new Judges(context), Named.as(Names.JUDGE_ORDERS));
        writeRejected(judged, context);
        return new Intake(
                judged.flatMapValues(
                        judgement -> judgement instanceof Judgement.Changed(OrderChange change)
                                ? List.of(change)
                                : List.of(),
                        Named.as(Names.KEEP_CHANGES)),
                judged.flatMapValues(
                        judgement ->
                                judgement instanceof Judgement.Counted(IntakeCount count) ? List.of(count) : List.of(),
                        Named.as(Names.KEEP_COUNTS)));
    }

    private static void writeRejected(KStream<String, Judgement> judged, TopologyContext context) {
        Topic<DeadLetter> deadLetters = context.topics().deadLetters(ConsumerGroups.STREAMS);
        KStream<String, DeadLetter> letters = judged.flatMapValues(
                judgement -> judgement instanceof Judgement.Rejected(DeadLetter letter) ? List.of(letter) : List.of(),
                Named.as(Names.KEEP_REJECTED));
        // Whatever the outputs are: nobody keeps letters, so one that is not written now never is. Another generation
        // writes the same ones under the same keys.
        letters.to(
                deadLetters.name(),
                Produced.with(Serdes.String(), context.serdes().serde(deadLetters))
                        .withName(Names.WRITE_DEAD_LETTERS));
    }

    private record Judges(TopologyContext context)
            implements ProcessorSupplier<byte @Nullable [], byte @Nullable [], String, Judgement> {
        @Override
        public Processor<byte @Nullable [], byte @Nullable [], String, Judgement> get() {
            Topic<Order> orders = context.topics().orders();
            Deserializer<Order> deserializer = context.serdes().deserializer(orders);
            return new JudgeOrders(
                    new OrderJudge(deserializer, orders.name()),
                    new DeadLetters(context.topics().consumerGroup(ConsumerGroups.STREAMS)),
                    context);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            // No record cache: LastVersions is one, of objects.
            return StoreSet.of(
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(Names.LAST_VERSION_BY_ORDER),
                            Serdes.ByteArray(),
                            Serdes.ByteArray()),
                    AtCommit.builder(Names.JUDGE_ORDERS_AT_COMMIT));
        }
    }
}
