package io.shopstream.streams.runtime;

import io.shopstream.streams.flow.Part;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What each sub-topology did since start. Work of an aborted transaction is done, and counted, again. */
public final class PartCounts {
    private final Map<Part, Counts> byPart = new EnumMap<>(Part.class);

    PartCounts() {
        for (Part part : Part.values()) {
            byPart.put(part, new Counts());
        }
    }

    void addProcessed(Part part) {
        counts(part).processed.increment();
    }

    void addLate(Part part) {
        counts(part).late.increment();
    }

    void addIgnored(Part part) {
        counts(part).ignored.increment();
    }

    void addWritten(Part part, long ageMillis) {
        Counts counts = counts(part);
        counts.writes.increment();
        counts.ageMillis.add(Math.max(0, ageMillis));
    }

    /** Records that entered the part. */
    public long processed(Part part) {
        return counts(part).processed.sum();
    }

    /** Changes that were too old for what is kept. */
    public long late(Part part) {
        return counts(part).late.sum();
    }

    public long late() {
        return byPart.values().stream().mapToLong(counts -> counts.late.sum()).sum();
    }

    /** Records of input topics that were of no use to the part. */
    public long ignored(Part part) {
        return counts(part).ignored.sum();
    }

    /** Commits in which the part wrote results. */
    public long writes(Part part) {
        return counts(part).writes.sum();
    }

    /** Age of what was written, by the newest cause of each commit, summed up over {@link #writes}. */
    public long ageMillis(Part part) {
        return counts(part).ageMillis.sum();
    }

    private Counts counts(Part part) {
        Counts counts = byPart.get(part);
        if (counts == null) {
            throw new IllegalStateException("every part has counts");
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
