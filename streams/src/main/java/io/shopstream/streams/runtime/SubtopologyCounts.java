package io.shopstream.streams.runtime;

import io.shopstream.streams.topology.Subtopology;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts per subtopology since the start. Work of an aborted transaction is done, and counted, again. */
public final class SubtopologyCounts {
    private final Map<Subtopology, Counts> bySubtopology = new EnumMap<>(Subtopology.class);

    SubtopologyCounts() {
        for (Subtopology subtopology : Subtopology.values()) {
            bySubtopology.put(subtopology, new Counts());
        }
    }

    void addProcessed(Subtopology subtopology) {
        counts(subtopology).processed.increment();
    }

    void addLate(Subtopology subtopology) {
        counts(subtopology).late.increment();
    }

    void addIgnored(Subtopology subtopology) {
        counts(subtopology).ignored.increment();
    }

    void addWritten(Subtopology subtopology, long ageMillis) {
        Counts counts = counts(subtopology);
        counts.writes.increment();
        counts.ageMillis.add(Math.max(0, ageMillis));
    }

    /** Records that entered the subtopology. */
    public long processed(Subtopology subtopology) {
        return counts(subtopology).processed.sum();
    }

    /** Changes older than the retention. */
    public long late(Subtopology subtopology) {
        return counts(subtopology).late.sum();
    }

    public long late() {
        return bySubtopology.values().stream()
                .mapToLong(counts -> counts.late.sum())
                .sum();
    }

    /** Records of input topics that the subtopology ignored. */
    public long ignored(Subtopology subtopology) {
        return counts(subtopology).ignored.sum();
    }

    /** Commits in which the subtopology wrote results. */
    public long writes(Subtopology subtopology) {
        return counts(subtopology).writes.sum();
    }

    /** Sum of the ages of the written results over {@link #writes}, each by the newest cause in its commit. */
    public long ageMillis(Subtopology subtopology) {
        return counts(subtopology).ageMillis.sum();
    }

    private Counts counts(Subtopology subtopology) {
        Counts counts = bySubtopology.get(subtopology);
        if (counts == null) {
            throw new IllegalStateException("every sub-topology must have counts");
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
