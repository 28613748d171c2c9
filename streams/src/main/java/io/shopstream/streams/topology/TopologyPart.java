package io.shopstream.streams.topology;

import java.util.Locale;

/**
 * The parts of the topology, as metrics name them: one aggregate or stage each. A part is not a sub-topology of Kafka
 * Streams, which joins parts that share a repartition topic or a store, and splits a part at each repartition topic.
 */
public enum TopologyPart {
    ORDERS,
    REVENUE,
    PRODUCTS,
    CATEGORIES,
    COUNTRIES,
    SESSIONS,
    CUSTOMERS,
    STOCK,
    ALERTS;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
