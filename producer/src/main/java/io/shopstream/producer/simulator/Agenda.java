package io.shopstream.producer.simulator;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is to happen later, earliest first; of two things due at once the one entered first comes first. */
final class Agenda {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::due).thenComparingLong(Entry::number));
    private long entered;

    /**
     * @param due shop time in microseconds
     */
    void enter(long due, Happening happening) {
        entries.add(new Entry(due, entered++, happening));
    }

    @Nullable Entry peek() {
        return entries.peek();
    }

    void removeFirst() {
        entries.remove();
    }

    int size() {
        return entries.size();
    }

    /** Something that happens at a moment and may enter what follows from it. */
    interface Happening {
        void happen(Moment moment);
    }

    record Entry(long due, long number, Happening happening) {}
}
