package io.shopstream.api.reports.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.dependency.Dependency;
import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.reports.MadeUp;
import io.shopstream.api.reports.archive.ReportArchive.Added;
import io.shopstream.api.reports.archive.ReportOutcomes;
import io.shopstream.api.reports.archive.ReportOutcomes.Outcome;
import io.shopstream.api.reports.archive.WrittenReports;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.queue.ReportQueue;
import io.shopstream.api.reports.queue.ReportQueueClosedException;
import io.shopstream.api.reports.queue.ReportRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class ReportScheduleTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final ReportSettings SETTINGS =
            new ReportSettings(true, "UTC", "02:00", "03:00", "04:00", Duration.ZERO, Duration.ofDays(400), null);

    private final List<String> calls = new ArrayList<>();
    private final Archive archive = new Archive();
    private final Map<String, Supplier<Added>> outcomes = new HashMap<>();
    private final ReportOutcomes counts = new ReportOutcomes();
    // A Thursday.
    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    // What was in the log before this time is in the warehouse.
    private Instant loaded = now;
    private final ReportSchedule schedule = schedule("USD");

    /** Has a report of every period in every currency that it knows but those that are missing. */
    private final class Archive implements WrittenReports {
        private final Set<String> missing = new HashSet<>();
        private final Set<String> currencies = new HashSet<>(Set.of("USD"));

        @Override
        public boolean contains(ReportRequest request) {
            calls.add("contains");
            return currencies.contains(request.currency()) && !missing.contains(name(request));
        }

        @Override
        public Optional<Instant> firstPeriod(ReportRequest request) {
            calls.add("first");
            return currencies.contains(request.currency())
                    ? Optional.of(Instant.parse("2026-01-01T00:00:00Z"))
                    : Optional.empty();
        }
    }

    private ReportSchedule schedule(String currency) {
        return new ReportSchedule(
                SETTINGS, currency, archive, this::add, _ -> true, this::mark, counts, new TestClock(() -> now));
    }

    private static String name(ReportRequest request) {
        return request.kind().code() + " "
                + request.period().range().from().toString().substring(0, 10);
    }

    private Added add(ReportRequest request, UnaryOperator<Report> change) {
        String reason = change.apply(MadeUp.report(request, now)).incomplete();
        calls.add("write " + name(request) + (reason == null ? "" : " incomplete"));
        Added added = outcomes.getOrDefault(name(request), () -> Added.NOW).get();
        if (added != Added.ELSEWHERE) {
            archive.missing.remove(name(request));
        }
        return added;
    }

    private LogWatch.Mark mark() {
        calls.add("mark");
        Instant end = now;
        return () -> !loaded.isBefore(end);
    }

    private List<String> writes() {
        return calls.stream().filter(call -> call.startsWith("write")).toList();
    }

    private static DependencyUnavailableException warehouseAway() {
        return new DependencyUnavailableException(Dependency.WAREHOUSE, "away", Duration.ofSeconds(1), null);
    }

    private static DependencyUnavailableException tooSlow() {
        return new DependencyUnavailableException(
                Dependency.WAREHOUSE,
                "too slow",
                Duration.ofSeconds(1),
                new QueryTimeoutException("too slow", new SQLException("canceled", "57014")));
    }

    @Test
    void shouldAskNobodyOnceAllIsWritten() {
        ReportSchedule.Pass first = schedule.pass();
        calls.clear();

        ReportSchedule.Pass next = schedule.pass();

        assertThat(first.hasNews()).as("by instances before").isTrue();
        assertThat(next.hasNews()).isFalse();
        assertThat(next.pause()).isEqualTo(Duration.ofMinutes(15));
        assertThat(calls).isEmpty();
    }

    @Test
    void shouldWaitForTheLoadAMinuteAtATime() {
        archive.missing.add("executive 2026-11-25");
        loaded = now.minusSeconds(1);

        assertThat(schedule.pass().pause()).isEqualTo(MINUTE);
        now = now.plus(MINUTE);
        assertThat(schedule.pass().pause()).isEqualTo(MINUTE);
        assertThat(writes()).isEmpty();

        loaded = now;
        ReportSchedule.Pass pass = schedule.pass();
        assertThat(writes()).containsExactly("write executive 2026-11-25");
        assertThat(pass.hasNews()).isTrue();
        assertThat(pass.pause()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void shouldWriteWhatWasMissedDaysAgoOnAShopThatIsAlwaysALittleBehind() {
        archive.missing.addAll(List.of("executive 2026-11-20", "weekly 2026-11-16", "monthly 2026-10-01"));
        Instant start = now;
        while (now.isBefore(start.plus(Duration.ofMinutes(4)))) {
            loaded = now.minusSeconds(90);
            schedule.pass();
            now = now.plus(MINUTE);
        }

        assertThat(writes())
                .containsExactlyInAnyOrder(
                        "write executive 2026-11-20", "write weekly 2026-11-16", "write monthly 2026-10-01");
    }

    @Test
    void shouldWriteIncompleteReportsAfterTwoHours() {
        archive.missing.addAll(List.of("executive 2026-11-20", "weekly 2026-11-16"));
        loaded = Instant.EPOCH;
        Instant start = now;
        while (now.isBefore(start.plus(Duration.ofHours(2)))) {
            schedule.pass();
            now = now.plus(MINUTE);
        }
        assertThat(writes()).isEmpty();

        schedule.pass();

        assertThat(writes())
                .containsExactlyInAnyOrder(
                        "write executive 2026-11-20 incomplete", "write weekly 2026-11-16 incomplete");
    }

    @Test
    void shouldReadTheLogFiveMinutesAfterMidnight() {
        now = Instant.parse("2026-11-26T23:59:00Z");
        schedule.pass();
        calls.clear();
        now = Instant.parse("2026-11-27T00:00:00Z");

        assertThat(schedule.pass().pause()).isEqualTo(Duration.ofMinutes(5));
        assertThat(calls).isEmpty();
        now = now.plus(Duration.ofMinutes(5));
        schedule.pass();
        schedule.pass();

        assertThat(calls).containsExactly("mark");
    }

    @Test
    void shouldWriteTheOthersIfOneFails() {
        archive.missing.addAll(List.of("executive 2026-11-24", "executive 2026-11-25", "weekly 2026-11-16"));
        outcomes.put("executive 2026-11-24", () -> {
            throw new OutOfMemoryError("of a test");
        });
        outcomes.put("executive 2026-11-25", () -> {
            throw tooSlow();
        });

        ReportSchedule.Pass pass = schedule.pass();

        assertThat(writes())
                .containsExactly("write executive 2026-11-24", "write executive 2026-11-25", "write weekly 2026-11-16");
        assertThat(pass.pause()).isEqualTo(Duration.ofMinutes(15));
        assertThat(counts.of(Outcome.FAILED)).isEqualTo(2);
        assertThat(counts.of(Outcome.WRITTEN)).isEqualTo(1);
        outcomes.clear();
        now = now.plus(pass.pause());
        schedule.pass();
        assertThat(archive.missing).isEmpty();
        assertThat(counts.of(Outcome.WRITTEN)).isEqualTo(3);
    }

    @Test
    void shouldNotTryAFailedOneEachMinuteWhileAnotherWaits() {
        archive.missing.addAll(List.of("executive 2026-11-25", "weekly 2026-11-16"));
        outcomes.put("executive 2026-11-25", () -> {
            throw tooSlow();
        });
        outcomes.put("weekly 2026-11-16", () -> Added.ELSEWHERE);
        for (int minute = 0; minute <= 15; minute++) {
            assertThat(schedule.pass().pause()).isEqualTo(MINUTE);
            now = now.plus(MINUTE);
        }

        assertThat(writes().stream().filter("write executive 2026-11-25"::equals))
                .hasSize(2);
        assertThat(counts.of(Outcome.FAILED)).as("each attempt").isEqualTo(2);
    }

    @Test
    void shouldWaitAMinuteIfTheWarehouseIsAway() {
        archive.missing.addAll(List.of("executive 2026-11-25", "weekly 2026-11-16"));
        outcomes.put("executive 2026-11-25", () -> {
            throw warehouseAway();
        });

        assertThat(schedule.pass().pause()).isEqualTo(MINUTE);
        assertThat(writes()).containsExactly("write executive 2026-11-25");
        assertThat(counts.of(Outcome.FAILED)).as("an outage is none").isZero();
    }

    @Test
    void shouldWaitAMinuteIfTheQueueIsFull() throws Exception {
        archive.missing.add("executive 2026-11-25");
        CountDownLatch end = new CountDownLatch(1);
        try (ReportQueue queue = new ReportQueue()) {
            for (int report = 0; report < 21; report++) {
                Thread.startVirtualThread(() -> occupy(queue, end));
            }
            await().until(() -> queue.waiting() == 20);
            outcomes.put("executive 2026-11-25", () -> queue.run(() -> Added.NOW));

            assertThat(schedule.pass().pause()).isEqualTo(MINUTE);
            end.countDown();
            await().until(() -> queue.waiting() == 0);
            assertThat(schedule.pass().pause()).isEqualTo(Duration.ofMinutes(15));
        }
        assertThat(archive.missing).isEmpty();
    }

    private static void occupy(ReportQueue queue, CountDownLatch end) {
        try {
            queue.run(() -> {
                try {
                    return end.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    return false;
                }
            });
        } catch (ReportQueueClosedException e) {
            // The test is over.
        }
    }

    @Test
    void shouldTellOfWhatAnotherInstanceWrote() {
        schedule.pass();
        now = Instant.parse("2026-11-27T02:00:00Z");
        loaded = now;
        archive.missing.add("executive 2026-11-26");
        outcomes.put("executive 2026-11-26", () -> Added.BEFORE);

        assertThat(schedule.pass().hasNews()).isTrue();
        assertThat(schedule.pass().hasNews()).isFalse();

        now = Instant.parse("2026-11-28T02:00:00Z");
        assertThat(schedule.pass().hasNews()).as("found in the archive").isTrue();
        assertThat(counts.of(Outcome.WRITTEN)).as("by this instance").isZero();
    }

    @Test
    void shouldBeginWithTheLastPeriodsInAnotherCurrency() {
        schedule("NOK").pass();

        assertThat(writes())
                .containsExactly("write executive 2026-11-25", "write weekly 2026-11-16", "write monthly 2026-10-01");
    }
}
