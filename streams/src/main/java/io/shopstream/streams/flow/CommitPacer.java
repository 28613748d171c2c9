package io.shopstream.streams.flow;

import io.shopstream.schemas.pace.FreshnessBudget;
import io.shopstream.schemas.pace.Throttle;
import java.time.Duration;

/**
 * Asks for an early commit while traffic is live: at once after a pause, so that a lone order is on screen within tens of
 * milliseconds, and once per {@link FreshnessBudget#COMMIT} under traffic, since a commit costs a transaction, and a
 * batch and a marker for every partition it touches, however few records there are. A replay, whose records are old when
 * they are read, is left to the commit interval, so that more of them are combined. The two tell themselves apart: a
 * service that falls behind stops asking and gets faster.
 */
public final class CommitPacer {
    /** A record older than this, by its Kafka timestamp, is being caught up with. */
    static final Duration LIVE = Duration.ofSeconds(2);

    // What comes with the first record after a pause is mostly there by then.
    private static final long MIN_DELAY_MILLIS = 20;

    // A commit takes in every task of its stream thread, whichever task asked: so the thread keeps the interval.
    private static final ThreadLocal<Throttle> COMMITS =
            ThreadLocal.withInitial(() -> new Throttle(FreshnessBudget.COMMIT));

    private final TaskLife life;
    private final Shortly commit;
    private final Throttle commits = COMMITS.get();

    /** To be made in {@code init}. */
    public CommitPacer(TaskLife life) {
        this.life = life;
        this.commit = new Shortly(life, life.context()::commit);
    }

    /** A record was processed: the first live one since the last commit sets the clock. True if it is live. */
    public boolean saw(long timestampMillis) {
        long now = life.context().currentSystemTimeMs();
        boolean live = now - timestampMillis <= LIVE.toMillis();
        if (live) {
            commit.ask(Duration.ofMillis(Math.max(MIN_DELAY_MILLIS, commits.millisToWait(now))));
        }
        return live;
    }

    /** To be called at commit. */
    public void committed() {
        commit.cancel();
        commits.ran(life.context().currentSystemTimeMs());
    }
}
