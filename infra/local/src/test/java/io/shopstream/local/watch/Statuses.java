package io.shopstream.local.watch;

import io.shopstream.schemas.query.ProducerStatus;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A producer that passes through given states, one for each request, and stays in the last. */
public final class Statuses implements Supplier<ProducerStatus> {
    private final Deque<ProducerStatus> next;

    Statuses(ProducerStatus... next) {
        this.next = new ArrayDeque<>(List.of(next));
    }

    @Override
    public ProducerStatus get() {
        return next.size() > 1 ? next.removeFirst() : Objects.requireNonNull(next.peekFirst());
    }

    int left() {
        return next.size();
    }

    static ProducerStatus history(String state, @Nullable String detail, long records, boolean finished) {
        return of(
                state,
                detail,
                0,
                new long[] {0, 0, 0},
                new ProducerStatus.History("full", null, null, null, records, records / 1e6, 0, finished),
                capture("STREAMING", 0));
    }

    /**
     * {@code left} orders of a burst are not placed yet; {@code sent}, {@code acked} and {@code failed} count records.
     */
    static ProducerStatus burst(String state, long left, long sent, long acked, long failed) {
        return of(state, null, left, new long[] {sent, acked, failed}, past(), capture("STREAMING", 0));
    }

    static ProducerStatus captured(String state, @Nullable String detail, long rows) {
        ProducerStatus.Capture capture = new ProducerStatus.Capture(state, detail, null, null, rows, 0, 0, null);
        return of("RUNNING", null, 0, new long[] {0, 0, 0}, past(), capture);
    }

    /** A running producer without errors. */
    public static ProducerStatus running() {
        return burst("RUNNING", 0, 100, 90, 0);
    }

    private static ProducerStatus.History past() {
        return new ProducerStatus.History("none", null, null, null, 0, 1, 0, true);
    }

    private static ProducerStatus.Capture capture(String state, long rows) {
        return new ProducerStatus.Capture(state, null, null, null, rows, 0, 0, null);
    }

    private static ProducerStatus of(
            String state,
            @Nullable String detail,
            long burstLeft,
            long[] records,
            ProducerStatus.History history,
            ProducerStatus.Capture capture) {
        return new ProducerStatus(
                state,
                detail,
                "20",
                burstLeft,
                records[0],
                records[1],
                records[2],
                records[0] - records[1] - records[2],
                0,
                Map.of(),
                Map.of(),
                history,
                capture,
                new ProducerStatus.Faults("", "run", Map.of()),
                42,
                "USD",
                Instant.parse("2026-03-01T12:00:00Z"));
    }
}
