package io.shopstream.local.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.verify.expected.LogRecord;
import io.shopstream.local.verify.expected.record.FaultCounts;
import io.shopstream.local.verify.expected.record.ValidatedRecord;
import io.shopstream.schemas.query.ProducerStatus.Faults;
import io.shopstream.schemas.topic.RecordHeaders;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FaultCheckTest {
    private final FaultCounts counts = new FaultCounts();
    private final Deque<Optional<Faults>> readings = new ArrayDeque<>();
    private final FaultCheck check = new FaultCheck(counts, readings::removeFirst);

    @Test
    void shouldSettleACountThatEqualsBothReadings() {
        enter("malformed", "now", 3);
        round(faults("now", 3), faults("now", 3));

        assertThat(check.check().settledCount()).isEqualTo(1);
        assertThat(check.differences()).isEmpty();
        assertThat(table()).containsPattern("malformed +3 +3 +3");
    }

    @Test
    void shouldCountAsChangingWhatLiesBetweenTheTwoReadings() {
        enter("malformed", "now", 3);
        round(faults("now", 2), faults("now", 4));

        assertThat(check.check().changingCount()).isEqualTo(1);
        assertThat(check.check().settledCount()).isZero();
        assertThat(table()).containsPattern("malformed +2 to 4 +3 +3");
    }

    @Test
    void shouldReportCountsOutsideTheReadings() {
        enter("malformed", "now", 3);
        round(faults("now", 4), faults("now", 6));
        assertThat(check.check().differencesSince(Long.MAX_VALUE).values())
                .containsExactly("malformed of run now: the log has 3, the simulator sent 4 to 6");

        enter("malformed", "now", 4);
        round(faults("now", 6), faults("now", 6));
        assertThat(check.check().differencesSince(Long.MAX_VALUE).values())
                .containsExactly("malformed of run now: the log has 7, the simulator sent 6 to 6");
    }

    @Test
    void shouldReportFaultsThatAreNotInTheLog() {
        round(faults("now", 1), faults("now", 1));

        assertThat(check.check().differencesSince(Long.MAX_VALUE)).hasSize(1);
        assertThat(table()).containsPattern("malformed +1 +0 +0");
    }

    @Test
    void shouldListEarlierRunsInASeparateRow() {
        enter("malformed", "before", 2);
        enter("duplicates", "before", 1);
        round(faults("now", 0), faults("now", 0));

        assertThat(check.check().settledCount()).isZero();
        assertThat(table()).containsPattern("earlier runs +3 +2");
        assertThat(check.differences())
                .singleElement()
                .asString()
                .contains("duplicates of run before: 1 of 1 had an unexpected outcome, the first at partition 0");
    }

    @Test
    void shouldReportThatTheProducerDoesNotAnswer() {
        enter("malformed", "now", 1);
        round(Optional.empty(), faults("now", 1));

        assertThat(check.differences()).singleElement().asString().contains("does not report what it sent");
    }

    @Test
    void shouldReportNothingWithoutFaults() {
        round(Optional.empty(), Optional.empty());
        assertThat(check.table()).isEmpty();
        assertThat(check.differences()).isEmpty();

        round(faults("now", 0), faults("now", 0));
        assertThat(check.table()).isEmpty();
    }

    private String table() {
        return check.table().orElseThrow().toString();
    }

    private void round(Optional<Faults> before, Optional<Faults> after) {
        readings.add(before);
        readings.add(after);
        check.readSentBeforeLog();
        check.readSentAfterLog();
        check.compare(System.nanoTime());
    }

    private static Optional<Faults> faults(String run, long malformed) {
        return Optional.of(new Faults("malformed=1%", run, Map.of("malformed", malformed)));
    }

    private void enter(String fault, String run, int records) {
        for (int index = 0; index < records; index++) {
            counts.add(
                    LogRecord.of(index, "k", null, RecordHeaders.fault(fault, run)),
                    new ValidatedRecord(null, LogRecord.RECEIVED, OptionalLong.empty(), false));
        }
    }
}
