package io.shopstream.streams.topology;

import io.shopstream.schemas.topic.Topic;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** Decides whether results are written to the derived topics, so that one generation can take over from another. */
public enum Outputs {
    /** Results are written. */
    ON,
    /** Only dead letters are written: another generation writes the results while this one catches up. */
    OFF,
    /** Results are written, and at the start every stored result is written once more: the take-over. */
    REPUBLISH;

    /** Writes the results of a part of the topology to its topic, unless outputs are {@link #OFF}. */
    public static <V> void write(KStream<String, V> results, Topic<V> topic, String name, TopologySettings settings) {
        results.filter((key, value) -> settings.outputs() != OFF, Named.as(name + "-if-wanted"))
                .to(
                        topic.name(),
                        Produced.with(Serdes.String(), settings.serdes().serde(topic))
                                .withName(name));
    }
}
