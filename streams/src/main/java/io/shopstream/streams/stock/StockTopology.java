package io.shopstream.streams.stock;

import io.shopstream.streams.alerts.AlertRecord;
import io.shopstream.streams.intake.OrderChange;
import io.shopstream.streams.processor.TolerantTimestamps;
import io.shopstream.streams.topology.TopologyNames;
import io.shopstream.streams.topology.TopologySettings;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Maintains stock and units sold per product. A product's catalogue record and its units arrive in the same partition:
 * both topics are keyed by the product id in UTF-8, use Kafka's default partitioner, and have the same number of
 * partitions.
 */
public final class StockTopology {
    private StockTopology() {}

    /** Returns changes of stock alerts, keyed by product id. */
    public static KStream<String, AlertRecord> build(
            StreamsBuilder builder, KStream<String, OrderChange> changes, TopologySettings settings) {
        KStream<String, StockInput> catalogue = builder.stream(
                        settings.topics().products().name(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withTimestampExtractor(new TolerantTimestamps())
                                .withName(TopologyNames.READ_PRODUCTS))
                .process(() -> new ProductDecoder(settings), Named.as(TopologyNames.DECODE_PRODUCTS));
        KStream<String, StockInput> units = changes.process(
                        UnitsDeltaProcessor.supplier(), Named.as(TopologyNames.COMBINE_UNITS))
                .repartition(Repartitioned.with(Serdes.String(), HourUnits.SERDE)
                        .withName(TopologyNames.BY_STOCKED_PRODUCT)
                        .withNumberOfPartitions(settings.partitions()))
                .mapValues(hour -> hour, Named.as(TopologyNames.RECEIVE_UNITS));
        return catalogue
                .merge(units, Named.as(TopologyNames.MERGE_STOCK))
                .process(StockProcessor.supplier(settings), Named.as(TopologyNames.STORE_STOCK));
    }
}
