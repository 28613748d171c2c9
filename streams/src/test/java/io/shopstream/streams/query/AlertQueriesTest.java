package io.shopstream.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.AlertKind;
import io.shopstream.schemas.query.AlertList;
import io.shopstream.streams.alerts.AlertRecord;
import io.shopstream.streams.alerts.rule.RulesInWords;
import io.shopstream.streams.query.cluster.FakeSource;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertQueriesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final FakeSource source = new FakeSource();
    private final AlertQueries queries =
            new AlertQueries(QueryCoordinator.local(source, 2, Clock.systemUTC()), Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void shouldListActiveAlertsFirstThenTheNewest() {
        alert(0, "old", 1, false);
        alert(1, "active", 2, true);
        alert(0, "new", 9, false);
        alert(1, "also-active", 3, true);

        assertThat(subjects(10)).containsExactly("also-active", "active", "new", "old");
        assertThat(subjects(3)).containsExactly("also-active", "active", "new");
    }

    @Test
    void shouldStateTheRuleOfEachAlert() {
        alert(0, "cup", 1, true);

        QueryOutcome<AlertList> outcome = queries.newest(1);
        assertThat(((QueryOutcome.Found<AlertList>) outcome)
                        .value()
                        .items()
                        .getFirst()
                        .rule())
                .isEqualTo(RulesInWords.of(AlertKind.STOCK_OUT_AHEAD));
    }

    @Test
    void shouldReturnAnEmptyListButNotAPartialOne() {
        assertThat(subjects(10)).isEmpty();
        source.notLive(1);
        assertThat(queries.newest(10)).isInstanceOf(QueryOutcome.NotReady.class);
    }

    private void alert(int partition, String subject, long raised, boolean active) {
        AlertRecord alert = new AlertRecord(
                AlertKind.STOCK_OUT_AHEAD,
                subject,
                NOON.plusSeconds(raised),
                active ? null : NOON.plusSeconds(60),
                1,
                2,
                "");
        source.entry(partition, alert.id(), alert);
    }

    private List<String> subjects(int limit) {
        QueryOutcome<AlertList> outcome = queries.newest(limit);
        assertThat(outcome).isInstanceOf(QueryOutcome.Found.class);
        return ((QueryOutcome.Found<AlertList>) outcome)
                .value().items().stream().map(AlertList.Item::subject).toList();
    }
}
