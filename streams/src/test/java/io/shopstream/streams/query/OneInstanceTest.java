package io.shopstream.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.RollingWindow;
import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.pane.CurrencyHourKey;
import io.shopstream.streams.query.cluster.FakeSource;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.junit.jupiter.api.Test;

class OneInstanceTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T12:00:30Z");
    private static final CurrencyHourKey PANE =
            new CurrencyHourKey(AS_OF.truncatedTo(ChronoUnit.HOURS).toEpochMilli(), "USD");

    private static final Clock CLOCK = Clock.fixed(AS_OF, ZoneOffset.UTC);

    private final FakeSource source = new FakeSource();
    private final RevenueQueries queries = new RevenueQueries(QueryCoordinator.local(source, 2, CLOCK), CLOCK);

    @Test
    void shouldAddUpAllPartitions() {
        source.entry(0, PANE, FakeSource.pane(0, new Sales(100, 0, 1, 1)));
        source.entry(1, PANE, FakeSource.pane(0, new Sales(50, -10, 1, 2)));
        source.entry(1, new CurrencyHourKey(PANE.startMillis(), "GBP"), FakeSource.pane(0, new Sales(7, 0, 1, 1)));

        assertThat(total()).isInstanceOfSatisfying(QueryOutcome.Found.class, found -> assertThat(found.value())
                .hasToString("RevenueTotal[currency=USD, category=null, country=null, window=5m,"
                        + " from=2026-03-01T11:56:00Z, to=2026-03-01T12:01:00Z, grossMinor=150,"
                        + " returnsMinor=-10, netMinor=140, orders=2, units=3,"
                        + " asOf=2026-03-01T12:00:30Z, stale=false, lag=0,"
                        + " processedThrough=2026-03-01T12:00:30Z]"));
        assertThat(source.openIterators()).isZero();
    }

    @Test
    void shouldNotAnswerWithoutEveryPartition() {
        source.entry(0, PANE, FakeSource.pane(0, new Sales(100, 0, 1, 1)));
        source.notLive(1);

        assertThat(total()).isInstanceOf(QueryOutcome.NotReady.class);
    }

    @Test
    void shouldNotAnswerWhenAPartitionFailsAndLeaveNothingOpen() {
        source.entry(0, PANE, FakeSource.pane(0, new Sales(100, 0, 1, 1)));
        source.failing(1, new InvalidStateStoreException("moved away"));

        assertThat(total()).isInstanceOf(QueryOutcome.NotReady.class);
        assertThat(source.openIterators()).isZero();
    }

    @Test
    void shouldFailIfRetryingCannotHelp() {
        source.failing(0, new ProcessorStateException("disk"));

        assertThat(total()).isInstanceOf(QueryOutcome.Failed.class);
    }

    @Test
    void shouldNotAnswerWhenAPartitionMovesMeanwhile() {
        source.entry(0, PANE, FakeSource.pane(0, new Sales(100, 0, 1, 1)));
        source.movesDuringQuery(1);

        assertThat(total()).isInstanceOf(QueryOutcome.NotReady.class);
    }

    @Test
    void shouldNotAnswerBeforeTheStart() {
        source.throwing(new StreamsNotStartedException("not yet"));

        assertThat(total()).isInstanceOf(QueryOutcome.NotReady.class);
    }

    private QueryOutcome<?> total() {
        return queries.total("USD", new SalesScope.Everything(), RollingWindow.FIVE_MINUTES, AS_OF);
    }
}
