package io.shopstream.api.reports.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.archive.ReportDelivery;
import io.shopstream.api.reports.archive.ReportOutcomes;
import io.shopstream.api.reports.archive.ReportOutcomes.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportsOnTimeTest {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration RETRY = Duration.ofMinutes(5);

    private final List<String> calls = new ArrayList<>();
    private final Set<String> failing = new HashSet<>();
    private final ReportOutcomes outcomes = new ReportOutcomes();
    private boolean hasNews;
    private Duration pause = QUARTER;
    private final ReportsOnTime reports = reports(Duration.ofDays(400));

    private ReportsOnTime reports(Duration retention) {
        ReportDelivery folder = () -> call("folder");
        ReportDelivery mail = () -> call("mail");
        return new ReportsOnTime(
                new ReportSettings(true, "UTC", "02:00", "03:00", "04:00", Duration.ZERO, retention, null),
                () -> {
                    call("pass");
                    return new ReportSchedule.Pass(hasNews, pause);
                },
                () -> call("delete"),
                List.of(folder, mail),
                outcomes);
    }

    private void call(String step) {
        calls.add(step);
        if (failing.contains(step)) {
            throw new IllegalStateException(step + " fails, in a test");
        }
    }

    // The first pass delivers what the process before did not.
    private void start() {
        reports.once();
        calls.clear();
    }

    @AfterEach
    void close() throws InterruptedException {
        reports.close();
    }

    @Test
    void shouldDeliverAndDeleteAfterNewReportsOnly() {
        assertThat(reports.once()).isEqualTo(QUARTER);
        assertThat(reports.once()).isEqualTo(QUARTER);
        assertThat(calls).containsExactly("pass", "folder", "mail", "pass");
        calls.clear();
        hasNews = true;

        assertThat(reports.once()).isEqualTo(QUARTER);

        assertThat(calls).containsExactly("pass", "folder", "mail", "delete");
    }

    @Test
    void shouldDeliverByTheOthersIfOneFails() {
        start();
        hasNews = true;
        failing.add("folder");

        assertThat(reports.once()).isEqualTo(RETRY);
        assertThat(calls).containsExactly("pass", "folder", "mail", "delete");
        calls.clear();
        hasNews = false;
        failing.clear();

        assertThat(reports.once()).isEqualTo(QUARTER);
        assertThat(reports.once()).isEqualTo(QUARTER);
        assertThat(calls).containsExactly("pass", "folder", "mail", "pass");
    }

    @Test
    void shouldCountEachAttemptThatFails() {
        failing.addAll(Set.of("folder", "mail", "delete"));
        hasNews = true;
        reports.once();
        assertThat(outcomes.of(Outcome.UNDELIVERED)).as("folder and mail").isEqualTo(2);
        failing.removeAll(Set.of("folder", "delete"));
        hasNews = false;
        reports.once();
        assertThat(outcomes.of(Outcome.UNDELIVERED)).isEqualTo(3);
        assertThat(outcomes.of(Outcome.FAILED)).isZero();

        failing.clear();
        failing.add("pass");
        reports.once();

        assertThat(outcomes.of(Outcome.FAILED)).isEqualTo(1);
        assertThat(outcomes.of(Outcome.UNDELIVERED)).isEqualTo(3);
    }

    @Test
    void shouldCountNothingThatItsEndInterrupts() throws InterruptedException {
        failing.addAll(Set.of("folder", "pass"));
        reports.close();

        reports.once();

        assertThat(outcomes.of(Outcome.UNDELIVERED) + outcomes.of(Outcome.FAILED))
                .isZero();
    }

    @Test
    void shouldDeliverIfOldReportsCannotBeDeleted() {
        start();
        hasNews = true;
        failing.add("delete");

        assertThat(reports.once()).isEqualTo(RETRY);
        assertThat(calls).containsExactly("pass", "folder", "mail", "delete");
        calls.clear();
        hasNews = false;
        failing.clear();

        assertThat(reports.once()).isEqualTo(QUARTER);
        assertThat(calls).containsExactly("pass", "delete");
    }

    @Test
    void shouldDeliverWhatAPassWroteBeforeItFailed() {
        start();
        failing.add("pass");

        assertThat(reports.once()).isEqualTo(RETRY);

        assertThat(calls).containsExactly("pass", "folder", "mail", "delete");
    }

    @Test
    void shouldComeAgainAsSoonAsAReportThatWaits() {
        pause = Duration.ofMinutes(1);
        failing.add("mail");

        assertThat(reports.once()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void shouldGoOnAfterAnError() throws InterruptedException {
        try (ReportsOnTime reports = new ReportsOnTime(
                new ReportSettings(true, "UTC", "02:00", "03:00", "04:00", Duration.ZERO, Duration.ZERO, null),
                () -> {
                    calls.add("pass");
                    throw new OutOfMemoryError("of a test");
                },
                () -> call("delete"),
                List.of(),
                outcomes)) {
            assertThat(reports.once()).isEqualTo(RETRY);
            assertThat(reports.once()).isEqualTo(RETRY);
        }
        assertThat(calls).as("reports are kept for ever").containsExactly("pass", "pass");
    }
}
