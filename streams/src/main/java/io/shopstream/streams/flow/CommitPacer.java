package io.shopstream.streams.flow;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an early commit while traffic is live, so that it is counted and on screen within tens of milliseconds; leaves
 * a replay, whose records are old when they are read, to the commit interval, so that more of them are combined. The two
 * tell themselves apart: a service that falls behind stops asking and gets faster.
 */
public final class CommitPacer {
    /** A record older than this, by its Kafka timestamp, is being caught up with. */
    static final Duration LIVE = Duration.ofSeconds(2);

    // A commit costs some milliseconds of the thread's time, whatever it commits.
    private static final Duration DELAY = Duration.ofMillis(20);

    private @Nullable ProcessingContext context;
    private @Nullable Cancellable asking;

    /** To be called from {@code init}. */
    public void start(ProcessingContext initialised) {
        context = initialised;
        asking = null;
    }

    /** A record was processed: the first live one since the last commit sets the clock. */
    public void saw(long timestampMillis) {
        ProcessingContext current = context;
        if (asking == null && current != null && current.currentSystemTimeMs() - timestampMillis <= LIVE.toMillis()) {
            asking = current.schedule(DELAY, PunctuationType.WALL_CLOCK_TIME, now -> current.commit());
        }
    }

    /** To be called at commit. */
    public void committed() {
        if (asking != null) {
            asking.cancel();
            asking = null;
        }
    }
}
