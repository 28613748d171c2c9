package io.shopstream.streams.sessions;

import io.shopstream.schemas.avro.FunnelPerHour;
import io.shopstream.streams.flow.Outputs;
import io.shopstream.streams.flow.TolerantTimestamps;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.pane.Funnel;
import io.shopstream.streams.pane.HourKey;
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

    public static void build(StreamsBuilder builder, TopologyContext context) {
        KStream<String, FunnelPerHour> results = builder.stream(
                        context.topics().events().name(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withTimestampExtractor(new TolerantTimestamps())
                                .withName(TopologyNames.READ_EVENTS))
                .process(new SessionProcessor.Supplier(context), Named.as(TopologyNames.TRACK_VISITS))
                .repartition(Repartitioned.with(HourKey.SERDE, Funnel.SERDE)
                        .withName(TopologyNames.BY_FUNNEL_HOUR)
                        .withNumberOfPartitions(context.partitions()))
                .process(new FunnelSumProcessor.Supplier(context), Named.as(TopologyNames.SUM_FUNNEL));
        Outputs.write(results, context.topics().funnelPerHour(), TopologyNames.WRITE_FUNNEL, context);
    }
}
