package io.shopstream.streams.query.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.pane.CurrencyHourKey;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.query.question.MinuteSums;
import io.shopstream.streams.query.question.PaneRange;
import io.shopstream.streams.query.question.RevenueQuestion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class QueryCoordinatorTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:30Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final CurrencyHourKey PANE =
            new CurrencyHourKey(NOW.truncatedTo(ChronoUnit.HOURS).toEpochMilli(), "USD");
    private static final RevenueQuestion QUESTION =
            new RevenueQuestion("USD", PaneRange.outward(NOW.minusSeconds(60), NOW));

    private final FakeSource here = new FakeSource();
    private final FakePeers peers = new FakePeers();
    private Freshness freshness = new Freshness(NOW.minusSeconds(1), 0);

    @Test
    void shouldSendNothingIfAllPartitionsAreLocal() {
        here.entry(0, PANE, pane(1));
        here.entry(1, PANE, pane(2));
        peers.instance("other:1", _ -> live(NOW, 0, 100, 1, 100));

        assertThat(found()).isEqualTo(new MergedResult<>(panes(3), false, 0, NOW.minusSeconds(1)));
        assertThat(peers.calls()).isEmpty();
    }

    @Test
    void shouldMergeTheOwnersAnswer() {
        here.entry(0, PANE, pane(1));
        here.notLive(1);
        peers.owner(1, "owner:1");
        peers.instance("owner:1", _ -> live(NOW.minusSeconds(3), 1, 20));

        assertThat(found()).isEqualTo(new MergedResult<>(panes(21), false, 0, NOW.minusSeconds(3)));
        assertThat(peers.calls()).containsExactly("owner:1[1]");
    }

    @Test
    void shouldTakeTheLeastLaggingStandbyIfTheOwnerRefuses() {
        here.entry(0, PANE, pane(1));
        here.notLive(1);
        here.entry(1, PANE, pane(10));
        here.standby(1, 7);
        peers.owner(1, "killed:1");
        peers.instance("near:1", _ -> standby(1, 3, 20));
        peers.instance("far:1", _ -> standby(1, 9, 30));

        assertThat(found()).isEqualTo(new MergedResult<>(panes(21), true, 3, null));
        assertThat(peers.calls()).containsExactly("killed:1[1]", "far:1[1]", "near:1[1]");
    }

    @Test
    void shouldPreferALiveStoreOnAnUnexpectedInstance() {
        here.entry(0, PANE, pane(1));
        here.notLive(1);
        here.standby(1, 0);
        peers.owner(1, "before:1");
        peers.instance("before:1", _ -> answer(NOW));
        peers.instance("now:1", _ -> live(NOW, 1, 20));

        assertThat(found().stale()).isFalse();
        assertThat(found().value()).isEqualTo(panes(21));
    }

    @Test
    void shouldNotAnswerWithoutEveryPartition() {
        here.entry(0, PANE, pane(1));
        here.notLive(1);
        peers.owner(1, "killed:1");

        assertThat(ask()).isInstanceOf(QueryOutcome.NotReady.class);
    }

    @Test
    void shouldNotReadAStandbyThatIsPromotedOrWipedMeanwhile() {
        here.notLive(1);
        here.standby(1, 0);
        here.standbyMovesDuringQuery(1);

        assertThat(ask()).isInstanceOf(QueryOutcome.NotReady.class);
    }

    @Test
    void shouldNotReadAStandbyThatIsTooFarBehind() {
        here.notLive(1);
        here.standby(1, -1);

        assertThat(ask()).isInstanceOf(QueryOutcome.NotReady.class);
    }

    @Test
    void shouldRejectInvalidAnswers() {
        here.notLive(1);
        peers.owner(1, "odd:1");
        JsonNode partial = Questions.write(panes(5));
        Stream<List<PeerAnswer.OfPartition>> odd = Stream.of(
                List.of(),
                List.of(new PeerAnswer.OfPartition(0, true, 0, partial)),
                List.of(new PeerAnswer.OfPartition(1, true, -5, partial)),
                List.of(new PeerAnswer.OfPartition(1, true, 0, Questions.write(Map.of()))),
                List.of(new PeerAnswer.OfPartition(1, true, 0, Questions.write("<html>"))));

        assertThat(odd).allSatisfy(parts -> {
            peers.instance("odd:1", _ -> new PeerAnswer("app", "RevenuePanes", freshness, parts));
            assertThat(ask()).isInstanceOf(QueryOutcome.NotReady.class);
        });
    }

    @Test
    void shouldContinueAfterAnOwnerTimesOut() {
        here.entry(0, PANE, pane(1));
        here.notLive(1);
        here.entry(1, PANE, pane(10));
        here.standby(1, 4);
        peers.owner(1, "hangs:1");
        peers.silent("hangs:1");
        long startNanos = System.nanoTime();

        assertThat(found()).isEqualTo(new MergedResult<>(panes(11), true, 4, null));
        // The coordinator waits for the owner until the timeout.
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos))
                .isGreaterThan(QueryCoordinator.OWNERS_TIMEOUT.minusMillis(50));
    }

    @Test
    void shouldMarkAnAnswerBehindItsInputStale() {
        freshness = new Freshness(NOW.minusSeconds(6), 1_234);

        assertThat(found()).isEqualTo(new MergedResult<>(panes(), true, 1_234, NOW.minusSeconds(6)));
        freshness = Freshness.UNKNOWN;
        assertThat(found()).isEqualTo(new MergedResult<>(panes(), true, 0, null));
    }

    @Test
    void shouldAskAnotherInstanceIfTheLocalDiskFails() {
        here.failing(1, new ProcessorStateException("disk"));
        assertThat(ask()).isInstanceOf(QueryOutcome.Failed.class);

        peers.instance("other:1", _ -> standby(1, 2, 20));
        assertThat(found()).isEqualTo(new MergedResult<>(panes(20), true, 2, null));
    }

    @Test
    void shouldReadOtherStandbysIfOneFails() {
        here.notLive(0);
        here.standby(0, 1);
        here.failing(0, new ProcessorStateException("disk"));
        here.notLive(1);
        here.standby(1, 4);
        here.entry(1, PANE, pane(10));
        assertThat(ask()).isInstanceOf(QueryOutcome.Failed.class);

        peers.instance("other:1", _ -> standby(0, 2, 20));
        assertThat(found()).isEqualTo(new MergedResult<>(panes(30), true, 6, null));
    }

    private QueryOutcome<MergedResult<MinuteSums>> ask() {
        return new QueryCoordinator("app", 2, new LocalAnswers(here), peers, peers, () -> freshness, CLOCK)
                .ask(QUESTION);
    }

    private MergedResult<MinuteSums> found() {
        QueryOutcome<MergedResult<MinuteSums>> outcome = ask();
        assertThat(outcome).isInstanceOf(QueryOutcome.Found.class);
        return ((QueryOutcome.Found<MergedResult<MinuteSums>>) outcome).value();
    }

    private static PeerAnswer live(Instant through, int... partitionsAndOrders) {
        PeerAnswer.OfPartition[] parts = new PeerAnswer.OfPartition[partitionsAndOrders.length / 2];
        for (int part = 0; part < parts.length; part++) {
            parts[part] = new PeerAnswer.OfPartition(
                    partitionsAndOrders[2 * part], true, 0, Questions.write(panes(partitionsAndOrders[2 * part + 1])));
        }
        return answer(through, parts);
    }

    private static PeerAnswer standby(int partition, long lag, int orders) {
        return answer(NOW, new PeerAnswer.OfPartition(partition, false, lag, Questions.write(panes(orders))));
    }

    private static PeerAnswer answer(Instant through, PeerAnswer.OfPartition... parts) {
        return new PeerAnswer("app", "RevenuePanes", new Freshness(through, 0), List.of(parts));
    }

    private static MinuteSums panes(int orders) {
        return new MinuteSums(Map.of(PANE.start(), sales(orders)));
    }

    private static MinuteSums panes() {
        return new MinuteSums(Map.of());
    }

    private static HourPane pane(int orders) {
        return FakeSource.pane(0, sales(orders));
    }

    private static Sales sales(int orders) {
        return new Sales(100L * orders, 0, orders, orders);
    }
}
