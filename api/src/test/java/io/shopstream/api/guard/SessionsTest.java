package io.shopstream.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.warehouse.OwnTables;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long sessions live. Their key is that of the settings, for which no table is read. */
class SessionsTest {
    private static final String KEY = "an-operator-key-of-the-environment-for-tests";
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final OwnTables tables = new OwnTables("jdbc:postgresql://127.0.0.1:1/none", "nobody", "");
    private final KeyRing keys = new GuardFactory(tables, Clock.systemUTC()).keys(KEY);
    // The clock of System.nanoTime() may overflow.
    private final AtomicLong now =
            new AtomicLong(Long.MAX_VALUE - Duration.ofMinutes(5).toNanos());
    private final Sessions sessions = new Sessions(keys, now::get);
    private final Gate gate = new Gate(false, keys, sessions, null);
    private final String id = sessions.open(KEY).orElseThrow().id();
    private final Admission stream =
            new Admission(gate, new Gate.Asked(Access.READ, List.of(), id, "203.0.113.9", false, false));

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void shouldEndAfterAnHourWithoutARequest() {
        pass(Duration.ofMinutes(59));
        assertThat(sessions.key(id)).isPresent();
        pass(Duration.ofMinutes(61));
        assertThat(sessions.key(id)).isEmpty();
    }

    @Test
    void shouldLiveWhileAStreamIsOpenButNoLongerThanTwelveHours() {
        for (Duration open = Duration.ZERO; open.compareTo(Sessions.LIFE) < 0; open = open.plus(HEARTBEAT)) {
            assertThat(stream.holds()).as("after %s", open).isTrue();
            pass(HEARTBEAT);
        }
        assertThat(sessions.key(id)).as("at the end").isPresent();
        pass(HEARTBEAT);
        assertThat(stream.holds()).isFalse();
    }

    @Test
    void shouldEndTheStreamOfASessionThatIsEnded() {
        assertThat(sessions.end(id).map(Caller::name)).contains("environment");
        assertThat(stream.holds()).isFalse();
        assertThat(sessions.end(id)).isEmpty();
    }

    @Test
    void shouldLetAStreamGoOnWhereNoKeyIsNeeded() {
        Gate loopback = new Gate(true, keys, sessions, null);
        Gate.Asked without = new Gate.Asked(Access.READ, List.of(), null, "127.0.0.1", true, false);
        Gate.Asked wrongKey = new Gate.Asked(Access.READ, List.of("x"), null, "127.0.0.1", true, false);

        assertThat(new Admission(loopback, without).holds()).isTrue();
        assertThat(new Admission(gate, without).holds()).isFalse();
        assertThat(new Admission(loopback, new Gate.Asked(Access.READ, List.of(), null, "127.0.0.1", true, true))
                        .holds())
                .as("the page of another site")
                .isFalse();
        assertThat(new Admission(loopback, wrongKey).holds()).isFalse();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
