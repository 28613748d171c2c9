package io.shopstream.streams.flow;

import java.time.Duration;

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

    private final TaskLife life;
    private final Shortly commit;

    /** To be made in {@code init}. */
    public CommitPacer(TaskLife life) {
        this.life = life;
        this.commit = new Shortly(life, DELAY, life.context()::commit);
    }

    /** A record was processed: the first live one since the last commit sets the clock. True if it is live. */
    public boolean saw(long timestampMillis) {
        boolean live = life.context().currentSystemTimeMs() - timestampMillis <= LIVE.toMillis();
        if (live) {
            commit.ask();
        }
        return live;
    }

    /** To be called at commit. */
    public void committed() {
        commit.cancel();
    }
}
