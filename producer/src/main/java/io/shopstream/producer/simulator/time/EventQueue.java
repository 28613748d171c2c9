package io.shopstream.producer.simulator.time;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Queue of scheduled events, earliest first; events due at the same time run in the order in which they were added.
 *
 * <p>A heap with four children per node over plain arrays, so that comparing due times touches no objects. An event
 * that runs again replaces the root directly instead of being removed and added.
 */
public final class EventQueue {
    private static final int CHILDREN = 4;

    private long[] dues = new long[64];
    private long[] numbers = new long[64];
    private @Nullable ScheduledEvent[] events = new @Nullable ScheduledEvent[64];
    private int size;
    private long nextNumber;
    // The root has been removed and not been replaced yet.
    private boolean vacant;

    /**
     * @param due shop time in microseconds
     */
    public void add(long due, ScheduledEvent event) {
        if (vacant) {
            vacant = false;
            siftDown(due, nextNumber++, event);
            return;
        }
        if (size == dues.length) {
            grow();
        }
        siftUp(due, nextNumber++, event);
    }

    /** Due time of the first event in microseconds; {@code Long.MAX_VALUE} if there is none. */
    public long firstDue() {
        return size == 0 ? Long.MAX_VALUE : dues[0];
    }

    /** Runs the first event, and adds it again if it is to run again. The queue must not be empty. */
    public void runFirst(SimulationTime time) {
        ScheduledEvent first = Objects.requireNonNull(events[0]);
        vacant = true;
        long next = first.run(time);
        if (next != ScheduledEvent.OVER) {
            add(next, first);
        } else if (vacant) {
            vacant = false;
            removeFirst();
        }
    }

    public int size() {
        return vacant ? size - 1 : size;
    }

    private void removeFirst() {
        size--;
        long due = dues[size];
        long number = numbers[size];
        ScheduledEvent last = Objects.requireNonNull(events[size]);
        events[size] = null;
        if (size > 0) {
            siftDown(due, number, last);
        }
    }

    private void siftUp(long due, long number, ScheduledEvent event) {
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

    private void siftDown(long due, long number, ScheduledEvent event) {
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

    /** An event that runs at its due time, once or repeatedly. */
    public interface ScheduledEvent {
        /** The event does not run again. */
        long OVER = Long.MIN_VALUE;

        /** Returns when it runs again, as shop time in microseconds, or {@link #OVER}. */
        long run(SimulationTime time);
    }
}
