package io.shopstream.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.FunnelPane;
import io.shopstream.schemas.query.FunnelSeries;
import io.shopstream.schemas.query.FunnelTotal;
import io.shopstream.streams.pane.Funnel;
import io.shopstream.streams.pane.HourKey;
import io.shopstream.streams.query.cluster.FakeSource;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import io.shopstream.streams.query.question.PaneRange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FunnelQueriesTest {
    private static final Instant HOUR = Instant.parse("2026-03-01T12:00:00Z");
    private static final PaneRange RANGE = PaneRange.hoursOutward(HOUR.plusSeconds(1), HOUR.plusSeconds(3_601));

    private final FakeSource source = new FakeSource();
    private final FunnelQueries queries = new FunnelQueries(
            QueryCoordinator.local(source, 2, Clock.fixed(HOUR, ZoneOffset.UTC)), Clock.fixed(HOUR, ZoneOffset.UTC));

    @Test
    void shouldRoundHoursOutward() {
        assertThat(RANGE).isEqualTo(new PaneRange(HOUR, HOUR.plusSeconds(7_200)));
        assertThat(PaneRange.hoursOutward(HOUR, HOUR.plusSeconds(3_600)).to()).isEqualTo(HOUR.plusSeconds(3_600));
    }

    @Test
    void shouldAddUpHoursOfAllPartitions() {
        source.entry(0, new HourKey(HOUR.toEpochMilli() + 3_600_000), new Funnel(2, 2, 1, 0, 0, 1));
        source.entry(1, new HourKey(HOUR.toEpochMilli()), new Funnel(1, 1, 1, 1, 1, 0));
        source.entry(1, new HourKey(HOUR.toEpochMilli() + 7_200_000), Funnel.NONE);

        FunnelSeries series = series();

        assertThat(series.panes())
                .containsExactly(
                        new FunnelPane(HOUR, 1, 1, 1, 1, 1, 0),
                        new FunnelPane(HOUR.plusSeconds(3_600), 2, 2, 1, 0, 0, 1));
        assertThat(series.total()).isEqualTo(new FunnelTotal(3, 3, 2, 1, 1, 1));
        assertThat(series.conversion()).isEqualTo("0.3333");
        assertThat(series.abandonment()).isEqualTo("0.5000");
    }

    @Test
    void shouldHaveNoRatesWithoutSessions() {
        assertThat(series().conversion()).isNull();
        assertThat(series().abandonment()).isNull();
        assertThat(series().total()).isEqualTo(new FunnelTotal(0, 0, 0, 0, 0, 0));
    }

    @Test
    void shouldNotAnswerWithoutEveryPartition() {
        source.notLive(1);

        assertThat(queries.series(RANGE)).isInstanceOf(QueryOutcome.NotReady.class);
    }

    private FunnelSeries series() {
        QueryOutcome<FunnelSeries> outcome = queries.series(RANGE);
        assertThat(outcome).isInstanceOf(QueryOutcome.Found.class);
        return ((QueryOutcome.Found<FunnelSeries>) outcome).value();
    }
}
