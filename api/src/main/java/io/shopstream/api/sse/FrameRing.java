package io.shopstream.api.sse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Keeps the last frames for clients that reconnect. Not thread-safe: guarded by the lock of the broadcaster. */
final class FrameRing {
    private final int capacity;
    private final Deque<SseFrame> frames = new ArrayDeque<>();
    private long newest;

    FrameRing(int capacity) {
        this.capacity = capacity;
    }

    void add(SseFrame frame) {
        if (frames.size() == capacity) {
            frames.removeFirst();
        }
        frames.addLast(frame);
        newest = frame.sequence();
    }

    /** The frames after {@code sequence}; empty if some of them are no longer kept or it was never sent. */
    Optional<List<SseFrame>> after(long sequence) {
        long oldest = frames.isEmpty() ? newest + 1 : frames.getFirst().sequence();
        if (sequence < oldest - 1 || sequence > newest) {
            return Optional.empty();
        }
        return Optional.of(
                frames.stream().filter(frame -> frame.sequence() > sequence).toList());
    }
}
