package io.shopstream.local.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.query.ProducerStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Output and end of each watch, against a producer that passes through given states. */
@Timeout(60)
class WatchesTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text, true);

    @Test
    void shouldWaitForTheHistory() throws Exception {
        Statuses producer = new Statuses(
                Statuses.history("STARTING", null, 0, false),
                Statuses.history("HISTORY", null, 400_000, false),
                Statuses.history("WAITING", "Kafka does not answer", 400_000, false),
                Statuses.history("RUNNING", null, 1_000_000, true));

        assertThat(new HistoryWatch(out, producer, () -> false).await()).isTrue();

        assertThat(producer.left()).isEqualTo(1);
        assertThat(text.toString())
                .contains("the simulated shop is waiting: Kafka does not answer")
                .containsPattern("Publishing the history \\[#+] 100 %  1,000,000 records");
    }

    @Test
    void shouldPrintNothingIfTheHistoryIsComplete() throws Exception {
        HistoryWatch watch =
                new HistoryWatch(out, new Statuses(Statuses.history("RUNNING", null, 7, true)), () -> false);

        assertThat(watch.await()).isFalse();
        assertThat(text.toString()).isEmpty();
    }

    @Test
    void shouldNotWaitForAHistoryThatIsNotPublished() throws Exception {
        new HistoryWatch(out, new Statuses(Statuses.history("FAILED", "why", 7, false)), () -> false).await();
        new HistoryWatch(
                        out,
                        () -> {
                            throw new CommandFailure("the producer does not answer");
                        },
                        () -> false)
                .await();
        new HistoryWatch(out, new Statuses(Statuses.history("HISTORY", null, 7, false)), () -> true).await();

        assertThat(text.toString())
                .contains("the simulated shop is failed: why")
                .contains("the producer does not answer");
    }

    @Test
    void shouldWaitUntilABurstIsPlacedAndAcknowledged() throws Exception {
        ProducerStatus asked = Statuses.burst("RUNNING", 1_000, 50, 50, 0);
        Statuses producer = new Statuses(
                Statuses.burst("RUNNING", 400, 2_000, 1_500, 0),
                Statuses.burst("RUNNING", 0, 3_000, 2_500, 0),
                Statuses.burst("RUNNING", 0, 3_100, 2_999, 0),
                Statuses.burst("RUNNING", 0, 3_200, 3_000, 0),
                Statuses.burst("RUNNING", 0, 9_999, 9_999, 0));

        ProducerStatus done = new BurstWatch(out, producer).await(1_000, asked);

        assertThat(done.acked()).isEqualTo(3_000);
        assertThat(text.toString()).contains("100 %  1,000 orders");
    }

    @Test
    void shouldFailIfABurstIsNotPlacedOrNotAccepted() {
        ProducerStatus asked = Statuses.burst("RUNNING", 10, 0, 0, 2);

        assertThatThrownBy(
                        () -> new BurstWatch(out, new Statuses(Statuses.burst("FAILED", 5, 0, 0, 2))).await(10, asked))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("stopped before all orders were placed (FAILED)");
        assertThatThrownBy(() ->
                        new BurstWatch(out, new Statuses(Statuses.burst("RUNNING", 0, 10, 5, 5))).await(10, asked))
                .hasMessageContaining("did not accept 3 of the records");
    }

    @Test
    void shouldWaitUntilCaptureStreamsAgain() throws Exception {
        Statuses producer = new Statuses(
                Statuses.captured("SLOT_LOST", "take a snapshot", 100),
                Statuses.captured("SNAPSHOT", null, 100),
                Statuses.captured("SNAPSHOT", null, 150),
                Statuses.captured("STREAMING", null, 200));

        ProducerStatus.Capture after = new SnapshotWatch(out, producer)
                .await(Statuses.captured("SLOT_LOST", "x", 100).capture(), TIMEOUT);

        assertThat(after.snapshotRows()).isEqualTo(200);
        assertThat(text.toString().lines().map(String::strip))
                .containsExactly(
                        "slot lost: take a snapshot", "taking a snapshot of the shop database", "streaming changes");
    }

    @Test
    void shouldNotMissASnapshotBetweenTwoPolls() throws Exception {
        ProducerStatus.Capture before =
                Statuses.captured("STREAMING", null, 100).capture();
        Statuses producer =
                new Statuses(Statuses.captured("STREAMING", null, 100), Statuses.captured("STREAMING", null, 200));

        assertThat(new SnapshotWatch(out, producer).await(before, TIMEOUT).snapshotRows())
                .isEqualTo(200);
    }

    @Test
    void shouldReportWhyThereIsNoSnapshot() {
        ProducerStatus.Capture before =
                Statuses.captured("STREAMING", null, 100).capture();

        assertThatThrownBy(() -> new SnapshotWatch(out, new Statuses(Statuses.captured("FAILED", "why", 100)))
                        .await(before, TIMEOUT))
                .hasMessage("change capture failed: why");
        assertThatThrownBy(() -> new SnapshotWatch(out, new Statuses(Statuses.captured("SNAPSHOT", null, 100)))
                        .await(before, Duration.ofMillis(1)))
                .hasMessageContaining("was not complete");
    }
}
