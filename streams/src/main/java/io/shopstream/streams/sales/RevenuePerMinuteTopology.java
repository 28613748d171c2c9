package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.RevenuePerMinute;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.streams.flow.AtCommit;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.flow.OrderChange;
import io.shopstream.streams.flow.Part;
import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.pane.RevenueKey;
import io.shopstream.streams.pane.Sales;
import io.shopstream.streams.pane.SalesSerdes;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Revenue per minute and currency, queried and written out. */
public final class RevenuePerMinuteTopology {
    private RevenuePerMinuteTopology() {}

    /** The deltas per minute and currency, combined per commit, for others to watch. */
    public static KStream<RevenueKey, Sales> build(KStream<String, OrderChange> changes, TopologyContext context) {
        Topic<RevenuePerMinute> output = context.topics().revenuePerMinute();
        KStream<RevenueKey, Sales> deltas = changes.process(new Combine(context), Named.as(Names.COMBINE_REVENUE));
        deltas.repartition(Repartitioned.with(RevenueKey.SERDE, SalesSerdes.SALES)
                        .withName(Names.BY_MINUTE_AND_CURRENCY)
                        .withNumberOfPartitions(context.partitions()))
                .process(new SumRevenue.Supplier(context), Named.as(Names.SUM_REVENUE))
                .to(
                        output.name(),
                        Produced.with(Serdes.String(), context.serdes().serde(output))
                                .withName(Names.WRITE_REVENUE));
        return deltas;
    }

    private record Combine(TopologyContext context)
            implements ProcessorSupplier<String, OrderChange, RevenueKey, Sales> {
        @Override
        public Processor<String, OrderChange, RevenueKey, Sales> get() {
            return new CombineDeltas<>(Names.COMBINE_REVENUE_AT_COMMIT, RevenueContribution::of, this::record);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(AtCommit.builder(Names.COMBINE_REVENUE_AT_COMMIT));
        }

        private @Nullable Record<RevenueKey, Sales> record(RevenueKey minute, Sales delta, long now, long timestamp) {
            if (minute.startMillis() < Retention.cutoff(context.retention().minutes(), now)) {
                context.watch().late(Part.REVENUE);
                return null;
            }
            return new Record<>(minute, delta, timestamp);
        }
    }
}
