package io.shopstream.streams.runtime;

import io.shopstream.streams.flow.Subtopology;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What each sub-topology did since start. Work of an aborted transaction is done, and counted, again. */
public final class SubtopologyCounts {
    private final Map<Subtopology, Counts> byPart = new EnumMap<>(Subtopology.class);

    SubtopologyCounts() {
        for (Subtopology subtopology : Subtopology.values()) {
            byPart.put(subtopology, new Counts());
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

    /** Records that entered the part. */
    public long processed(Subtopology subtopology) {
        return counts(subtopology).processed.sum();
    }

    /** Changes that were too old for what is kept. */
    public long late(Subtopology subtopology) {
        return counts(subtopology).late.sum();
    }

    public long late() {
        return byPart.values().stream().mapToLong(counts -> counts.late.sum()).sum();
    }

    /** Records of input topics that were of no use to the part. */
    public long ignored(Subtopology subtopology) {
        return counts(subtopology).ignored.sum();
    }

    /** Commits in which the part wrote results. */
    public long writes(Subtopology subtopology) {
        return counts(subtopology).writes.sum();
    }

    /** Age of what was written, by the newest cause of each commit, summed up over {@link #writes}. */
    public long ageMillis(Subtopology subtopology) {
        return counts(subtopology).ageMillis.sum();
    }

    private Counts counts(Subtopology subtopology) {
        Counts counts = byPart.get(subtopology);
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
