package io.shopstream.api.reports.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.dependency.Dependency;
import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.reports.schedule.PeriodEnd.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeriodEndTest {
    private static final Instant END = Instant.parse("2026-11-30T00:00:00Z");
    private static final Instant DUE = Instant.parse("2026-11-30T02:00:00Z");

    private final List<String> calls = new ArrayList<>();
    private boolean kafkaAnswers = true;
    private boolean isLoaded;
    private final PeriodEnd ends = new PeriodEnd(this::mark);

    private LogWatch.Mark mark() {
        calls.add("mark");
        if (!kafkaAnswers) {
            throw new DependencyUnavailableException(Dependency.KAFKA, "away", Duration.ofSeconds(1), null);
        }
        return () -> isLoaded;
    }

    @Test
    void shouldReadTheLogFiveMinutesAfterTheEndAndOnce() {
        ends.look(END, END.plusSeconds(299));
        assertThat(calls).isEmpty();

        ends.look(END, END.plusSeconds(300));
        ends.look(END, END.plusSeconds(900));
        ends.state(END, DUE, DUE);
        assertThat(calls).containsExactly("mark");
    }

    @Test
    void shouldWaitForTheLoadTwoHoursAtMost() {
        ends.look(END, END.plusSeconds(300));

        assertThat(ends.state(END, DUE, DUE)).isInstanceOf(State.Waiting.class);
        assertThat(ends.state(END, DUE, DUE.plusSeconds(7199))).isInstanceOf(State.Waiting.class);
        assertThat(ends.state(END, DUE, DUE.plusSeconds(7200)))
                .isInstanceOfSatisfying(State.Incomplete.class, state -> assertThat(state.reason())
                        .contains("had not loaded"));
        isLoaded = true;
        assertThat(ends.state(END, DUE, DUE.plusSeconds(7200))).isInstanceOf(State.Loaded.class);
    }

    @Test
    void shouldWaitAsLongForAPeriodThatWasMissed() {
        Instant start = DUE.plus(Duration.ofDays(3));

        assertThat(ends.state(END, DUE, start)).isInstanceOf(State.Waiting.class);
        assertThat(ends.state(END, DUE, start.plusSeconds(7199))).isInstanceOf(State.Waiting.class);
        assertThat(ends.state(END, DUE, start.plusSeconds(7200))).isInstanceOf(State.Incomplete.class);
    }

    @Test
    void shouldGiveUpAnOldPeriodThatIsAskedForBesideANewOne() {
        Instant today = END.plus(Duration.ofDays(4));
        Instant start = today.plus(Duration.ofHours(3));
        Duration waited = Duration.ZERO;
        for (; waited.compareTo(Duration.ofHours(2)) < 0; waited = waited.plusMinutes(1)) {
            ends.look(today, start.plus(waited));
            assertThat(ends.state(END, DUE, start.plus(waited))).isInstanceOf(State.Waiting.class);
            ends.keep(Set.of(END, today));
        }

        ends.look(today, start.plus(waited));
        assertThat(ends.state(END, DUE, start.plus(waited))).isInstanceOf(State.Incomplete.class);
        assertThat(calls).as("once for each").hasSize(2);
    }

    @Test
    void shouldForgetWhatNobodyWaitsFor() {
        ends.look(END, DUE);

        ends.keep(Set.of(END.plus(Duration.ofDays(1))));
        ends.look(END, DUE);

        assertThat(calls).hasSize(2);
    }

    @Test
    void shouldNotWaitForEverForALogThatCannotBeRead() {
        kafkaAnswers = false;

        assertThat(ends.state(END, DUE, DUE)).isInstanceOf(State.Waiting.class);
        assertThat(ends.state(END, DUE, DUE.plusSeconds(7200)))
                .isInstanceOfSatisfying(State.Incomplete.class, state -> assertThat(state.reason())
                        .contains("could not be read"));
        kafkaAnswers = true;
        isLoaded = true;
        assertThat(ends.state(END, DUE, DUE.plusSeconds(7201))).isInstanceOf(State.Loaded.class);
    }
}
