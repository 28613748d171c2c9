package io.shopstream.api.reports.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.MadeUp;
import io.shopstream.api.reports.archive.ReportArchive;
import io.shopstream.api.reports.archive.ReportArchive.Added;
import io.shopstream.api.reports.archive.ReportOutcomes;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.format.ReportRenderer;
import io.shopstream.api.reports.queue.ReportRequest;
import io.shopstream.api.support.TestWarehouse;
import io.shopstream.api.warehouse.OwnTables;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Two instances on one database, over fifty nights: each may be off for a night, may be killed at any point of its work,
 * and may lose its connections. Afterwards there is one row per report and period, and none is missing.
 */
class FiftyNightsIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate FIRST_NIGHT = LocalDate.parse("2026-03-02");
    private static final int NIGHTS = 50;
    private static final List<String> TIMES = List.of("00:06", "02:00", "02:01", "03:00", "04:00", "04:01", "12:00");
    private static final ReportSettings SETTINGS = new ReportSettings(
            true, BERLIN.getId(), "02:00", "03:00", "04:00", Duration.ZERO, Duration.ofDays(400), null);

    private static final TestWarehouse WAREHOUSE = TestWarehouse.create("fifty_nights");
    private static final List<String> KILLS = Collections.synchronizedList(new ArrayList<>());
    private static volatile Instant now = Instant.EPOCH;

    /** Ends an instance wherever it is. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        // Hundreds of them, each in the log.
        Killed() {
            super("killed", null, false, false);
        }
    }

    private static final class Instance implements AutoCloseable {
        private final OwnTables tables = new OwnTables(WAREHOUSE.url(), "shop_api", "");
        private final ReportArchive archive = new ReportArchive(tables);
        private final Random chance;
        private final boolean mortal;
        private ReportSchedule schedule = started();
        private boolean isDead;

        Instance(long seed, boolean mortal) {
            this.chance = new Random(seed);
            this.mortal = mortal;
        }

        private ReportSchedule started() {
            return new ReportSchedule(
                    SETTINGS,
                    "USD",
                    archive,
                    this::add,
                    _ -> true,
                    () -> () -> true,
                    new ReportOutcomes(),
                    new TestClock(() -> now));
        }

        private Added add(ReportRequest request, UnaryOperator<Report> change) {
            ReportRenderer renderer = (report, format, table) -> {
                mayBeKilled("while it renders");
                return MadeUp.RENDERER.render(report, format, table);
            };
            mayBeKilled("before it looks");
            Added added = archive.add(
                    request,
                    () -> {
                        mayBeKilled("while it asks");
                        mayLoseItsConnections();
                        return change.apply(MadeUp.report(request, now));
                    },
                    renderer);
            mayBeKilled("after it has written");
            return added;
        }

        private void mayBeKilled(String when) {
            // The schedule goes on after an Error, a process that was killed does not.
            if (isDead) {
                throw new Killed();
            }
            if (mortal && chance.nextInt(8) == 0) {
                isDead = true;
                KILLS.add(when);
                throw new Killed();
            }
        }

        private void mayLoseItsConnections() {
            if (mortal && chance.nextInt(8) == 0) {
                KILLS.add("connections");
                WAREHOUSE.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname ="
                        + " current_database() and application_name = 'shop-api-own-tables'");
            }
        }

        /** A night off, or passes at all its times; whoever is killed starts again, without what it remembered. */
        void pass() {
            schedule.pass();
            if (isDead) {
                isDead = false;
                schedule = started();
            }
        }

        boolean isOff() {
            return chance.nextInt(4) == 0;
        }

        @Override
        public void close() {
            tables.close();
        }
    }

    @Test
    void shouldWriteEachReportOfEachPeriodOnce() throws Exception {
        try (Instance one = new Instance(1, true);
                Instance other = new Instance(2, true);
                Instance last = new Instance(3, false);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            now = time(FIRST_NIGHT.minusDays(1), "12:00");
            last.pass();
            for (int night = 0; night < NIGHTS; night++) {
                List<Instance> running = new ArrayList<>(List.of(one, other));
                running.removeIf(Instance::isOff);
                for (String time : TIMES) {
                    now = time(FIRST_NIGHT.plusDays(night), time);
                    List<Callable<Void>> passes = new ArrayList<>();
                    running.forEach(instance -> passes.add(() -> {
                        instance.pass();
                        return null;
                    }));
                    for (Future<Void> pass : threads.invokeAll(passes)) {
                        pass.get();
                    }
                }
            }
            last.pass();

            assertThat(last.archive.newest(1_000))
                    .extracting(report -> report.kind() + " "
                            + report.range().from().atZone(BERLIN).toLocalDate())
                    .containsExactlyInAnyOrderElementsOf(expected());
            assertThat(last.archive.newest(1_000))
                    .allSatisfy(report -> assertThat(report.incomplete()).isNull());
        }
        assertThat(KILLS)
                .contains(
                        "before it looks", "while it asks", "while it renders", "after it has written", "connections");
    }

    private static Instant time(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(BERLIN).toInstant();
    }

    // Counted by hand, day by day, without the code that is tested.
    private static List<String> expected() {
        List<String> expected = new ArrayList<>();
        LocalDate lastNight = FIRST_NIGHT.plusDays(NIGHTS - 1L);
        for (LocalDate day = FIRST_NIGHT.minusDays(2); day.isBefore(lastNight); day = day.plusDays(1)) {
            expected.add("executive " + day);
        }
        for (LocalDate monday = LocalDate.parse("2026-02-16");
                !monday.plusWeeks(1).isAfter(lastNight);
                monday = monday.plusWeeks(1)) {
            expected.add("weekly " + monday);
        }
        expected.add("monthly 2026-02-01");
        expected.add("monthly 2026-03-01");
        return expected;
    }
}
