package io.shopstream.streams.sessions;

import io.shopstream.schemas.avro.FunnelPerHour;
import io.shopstream.streams.pane.Funnel;
import io.shopstream.streams.pane.HourKey;
import io.shopstream.streams.processor.TolerantTimestamps;
import io.shopstream.streams.topology.Outputs;
import io.shopstream.streams.topology.TopologyNames;
import io.shopstream.streams.topology.TopologySettings;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Groups events into sessions and maintains the funnel of the sessions that began in each hour; it can be queried and
 * is written to a topic.
 */
public final class SessionsTopology {
    private SessionsTopology() {}

    public static void build(StreamsBuilder builder, TopologySettings settings) {
        KStream<String, FunnelPerHour> results = builder.stream(
                        settings.topics().events().name(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withTimestampExtractor(new TolerantTimestamps())
                                .withName(TopologyNames.READ_EVENTS))
                .process(SessionProcessor.supplier(settings), Named.as(TopologyNames.TRACK_SESSIONS))
                .repartition(Repartitioned.with(HourKey.SERDE, Funnel.SERDE)
                        .withName(TopologyNames.BY_FUNNEL_HOUR)
                        .withNumberOfPartitions(settings.partitions()))
                .process(FunnelSumProcessor.supplier(settings), Named.as(TopologyNames.SUM_FUNNEL));
        Outputs.write(results, settings.topics().funnelPerHour(), TopologyNames.WRITE_FUNNEL, settings);
    }
}
