package io.shopstream.streams.runtime;

import io.shopstream.streams.topology.TopologyPart;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts per part of the topology since the start. Work of an aborted transaction is done, and counted, again. */
public final class PartCounts {
    private final Map<TopologyPart, Counts> byPart = new EnumMap<>(TopologyPart.class);

    PartCounts() {
        for (TopologyPart part : TopologyPart.values()) {
            byPart.put(part, new Counts());
        }
    }

    void addProcessed(TopologyPart part) {
        counts(part).processed.increment();
    }

    void addLate(TopologyPart part) {
        counts(part).late.increment();
    }

    void addIgnored(TopologyPart part) {
        counts(part).ignored.increment();
    }

    void addWritten(TopologyPart part, long ageMillis) {
        Counts counts = counts(part);
        counts.writes.increment();
        counts.ageMillis.add(Math.max(0, ageMillis));
    }

    /** Records that entered the part. */
    public long processed(TopologyPart part) {
        return counts(part).processed.sum();
    }

    /** Changes older than the retention. */
    public long late(TopologyPart part) {
        return counts(part).late.sum();
    }

    public long late() {
        return byPart.values().stream().mapToLong(counts -> counts.late.sum()).sum();
    }

    /** Records of input topics that the part ignored. */
    public long ignored(TopologyPart part) {
        return counts(part).ignored.sum();
    }

    /** Commits in which the part wrote results. */
    public long writes(TopologyPart part) {
        return counts(part).writes.sum();
    }

    /** Sum of the ages of the written results over {@link #writes}, each by the newest cause in its commit. */
    public long ageMillis(TopologyPart part) {
        return counts(part).ageMillis.sum();
    }

    private Counts counts(TopologyPart part) {
        Counts counts = byPart.get(part);
        if (counts == null) {
            throw new IllegalStateException("every part of the topology must have counts");
        }
        return counts;
    }

    private static final class Counts {
        private final LongAdder processed = new LongAdder();
        private final LongAdder late = new LongAdder();
        private final LongAdder ignored = new LongAdder();
        private final LongAdder writes = new LongAdder();
        private final LongAdder ageMillis = new LongAdder();
    }
}
