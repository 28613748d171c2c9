package io.shopstream.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.RevenuePane;
import io.shopstream.schemas.query.RevenueSeries;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that the check finds wrong answers: otherwise the chaos test would pass whatever happens. */
class AnswerCheckTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final OrderScript script = new OrderScript(START, 3);
    private final Oracle oracle = new Oracle(script, 2, Clock.fixed(NOW, ZoneOffset.UTC));
    private final AnswerCheck check = new AnswerCheck(oracle);

    @Test
    void shouldRequireClosedMinutesExactly() {
        send(4);

        assertThat(verdict(false, 0, NOW, oracle.expected(0))).isEqualTo(new Verdict.Right(1));
        assertThat(verdict(false, 0, NOW)).isInstanceOf(Verdict.Wrong.class);
        assertThat(verdict(false, 0, NOW, smaller(oracle.expected(0)))).isInstanceOf(Verdict.Wrong.class);
    }

    @Test
    void shouldNotRequireMoreThanWasProcessed() {
        send(3);

        assertThat(verdict(false, 0, NOW.minusSeconds(1))).isEqualTo(new Verdict.Right(0));
        assertThat(verdict(false, 0, null)).isInstanceOf(Verdict.Wrong.class);
    }

    @Test
    void shouldAllowStaleAnswersToBeSmallerButNotLarger() {
        send(4);

        assertThat(verdict(true, 7, null)).isEqualTo(new Verdict.Stale(7));
        assertThat(verdict(true, -1, null)).isInstanceOf(Verdict.Wrong.class);
        assertThat(verdict(true, 7, null, oracle.expected(0), oracle.expected(1)))
                .isInstanceOf(Verdict.Wrong.class);
    }

    private void send(int orders) {
        for (long number = 0; number < orders; number++) {
            oracle.sending(number);
            oracle.acknowledged(number);
        }
    }

    private Verdict verdict(boolean stale, long lag, @Nullable Instant processedThrough, RevenuePane... panes) {
        return check.series(new RevenueSeries(
                "USD", null, null, START, START.plusSeconds(120), List.of(panes), NOW, stale, lag, processedThrough));
    }

    private static RevenuePane smaller(RevenuePane pane) {
        return new RevenuePane(
                pane.start(), pane.grossMinor() - 1, 0, pane.netMinor() - 1, pane.orders(), pane.units());
    }
}
