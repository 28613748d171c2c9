package io.shopstream.producer.simulator;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen later, earliest first; of two things due at once the one entered first comes first.
 *
 * <p>A heap with four children per entry over plain arrays, so that comparing moments touches no objects. What goes on
 * after it happened takes the place that it left.
 */
final class EventQueue {
    private static final int CHILDREN = 4;

    private long[] dues = new long[64];
    private long[] numbers = new long[64];
    private @Nullable ScheduledEvent[] events = new @Nullable ScheduledEvent[64];
    private int size;
    private long entered;
    // The first entry was taken out and nothing has taken its place yet.
    private boolean vacant;

    /**
     * @param due shop time in microseconds
     */
    void enter(long due, ScheduledEvent event) {
        if (vacant) {
            vacant = false;
            sink(due, entered++, event);
            return;
        }
        if (size == dues.length) {
            grow();
        }
        rise(due, entered++, event);
    }

    /** When the first is due, in microseconds; the end of time if there is none. */
    long firstDue() {
        return size == 0 ? Long.MAX_VALUE : dues[0];
    }

    /** Lets the first happen, and enters it again if it goes on. There must be one. */
    void happen(SimulationTime time) {
        ScheduledEvent first = Objects.requireNonNull(events[0]);
        vacant = true;
        long next = first.happen(time);
        if (next != ScheduledEvent.OVER) {
            enter(next, first);
        } else if (vacant) {
            vacant = false;
            removeFirst();
        }
    }

    int size() {
        return vacant ? size - 1 : size;
    }

    private void removeFirst() {
        size--;
        long due = dues[size];
        long number = numbers[size];
        ScheduledEvent last = Objects.requireNonNull(events[size]);
        events[size] = null;
        if (size > 0) {
            sink(due, number, last);
        }
    }

    private void rise(long due, long number, ScheduledEvent event) {
        int index = size++;
        while (index > 0) {
            int parent = (index - 1) / CHILDREN;
            if (!isBefore(due, number, parent)) {
                break;
            }
            move(parent, index);
            index = parent;
        }
        put(index, due, number, event);
    }

    private void sink(long due, long number, ScheduledEvent event) {
        int index = 0;
        while (true) {
            int child = earliestChild(index);
            if (child < 0 || isBefore(due, number, child)) {
                break;
            }
            move(child, index);
            index = child;
        }
        put(index, due, number, event);
    }

    private int earliestChild(int index) {
        int first = index * CHILDREN + 1;
        if (first >= size) {
            return -1;
        }
        int earliest = first;
        int end = Math.min(first + CHILDREN, size);
        for (int child = first + 1; child < end; child++) {
            if (isBefore(dues[child], numbers[child], earliest)) {
                earliest = child;
            }
        }
        return earliest;
    }

    private boolean isBefore(long due, long number, int other) {
        return due < dues[other] || (due == dues[other] && number < numbers[other]);
    }

    private void move(int from, int to) {
        dues[to] = dues[from];
        numbers[to] = numbers[from];
        events[to] = events[from];
    }

    private void put(int index, long due, long number, ScheduledEvent event) {
        dues[index] = due;
        numbers[index] = number;
        events[index] = event;
    }

    private void grow() {
        int length = size * 2;
        dues = Arrays.copyOf(dues, length);
        numbers = Arrays.copyOf(numbers, length);
        events = Arrays.copyOf(events, length);
    }

    /** Something that happens at a moment, once or several times. */
    interface ScheduledEvent {
        /** Nothing follows. */
        long OVER = Long.MIN_VALUE;

        /** Returns when it goes on, as shop time in microseconds, or {@link #OVER}. */
        long happen(SimulationTime time);
    }
}
