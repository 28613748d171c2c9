package io.shopstream.streams.topology;

import io.shopstream.schemas.avro.RevenuePerMinute;
import io.shopstream.schemas.topic.PaneKeys;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.streams.pane.RevenueKey;
import io.shopstream.streams.pane.Sales;
import io.shopstream.streams.pane.SalesSerdes;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Revenue per minute and currency. The sums live in a cached store, which hands on each changed pane once per commit, as
 * a whole, within the transaction that changed it: a pane written twice in a row is replaced, never added.
 */
final class RevenuePerMinuteTopology {
    private RevenuePerMinuteTopology() {}

    static void build(KStream<String, OrderChange> changes, TopologyContext context) {
        Topic<RevenuePerMinute> output = context.topics().revenuePerMinute();
        changes.flatMap(
                        (orderId, change) -> DeltaRecords.of(Deltas.of(change, RevenueContribution::of)),
                        Named.as(Names.REVENUE_DELTAS))
                .repartition(Repartitioned.with(RevenueKey.SERDE, SalesSerdes.SALES)
                        .withName(Names.BY_MINUTE_AND_CURRENCY)
                        .withNumberOfPartitions(context.partitions()))
                .groupByKey()
                .aggregate(
                        () -> Sales.NONE,
                        (pane, delta, sum) -> sum.plus(delta),
                        Named.as(Names.SUM_REVENUE),
                        Materialized.<RevenueKey, Sales, KeyValueStore<Bytes, byte[]>>as(Names.REVENUE_PER_MINUTE)
                                .withKeySerde(RevenueKey.SERDE)
                                .withValueSerde(SalesSerdes.SALES)
                                .withCachingEnabled())
                .toStream(Named.as(Names.REVENUE_CHANGED))
                .processValues(
                        () -> new AnnounceStores<RevenueKey, Sales>(List.of(Names.REVENUE_PER_MINUTE), context.watch()),
                        Named.as(Names.ANNOUNCE_REVENUE))
                .map(RevenuePerMinuteTopology::render, Named.as(Names.RENDER_REVENUE))
                .to(
                        output.name(),
                        Produced.with(Serdes.String(), context.serdes().serde(output))
                                .withName(Names.WRITE_REVENUE));
    }

    private static KeyValue<String, RevenuePerMinute> render(RevenueKey pane, Sales sales) {
        return KeyValue.pair(
                PaneKeys.revenuePerMinute(pane.start(), pane.currency()),
                RevenuePerMinute.newBuilder()
                        .setWindowStart(pane.start())
                        .setCurrency(pane.currency())
                        .setGrossMinor(sales.grossMinor())
                        .setReturnsMinor(sales.returnsMinor())
                        .setNetMinor(sales.netMinor())
                        .setOrders(sales.orders())
                        .setUnits(sales.units())
                        .build());
    }
}
