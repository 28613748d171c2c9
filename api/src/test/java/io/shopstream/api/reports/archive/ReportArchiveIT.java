package io.shopstream.api.reports.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.dependency.Dependency;
import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.reports.MadeUp;
import io.shopstream.api.reports.archive.ReportArchive.Added;
import io.shopstream.api.reports.content.ReportKind;
import io.shopstream.api.reports.format.ReportFormat;
import io.shopstream.api.reports.queue.ReportRequest;
import io.shopstream.api.support.TestWarehouse;
import io.shopstream.api.warehouse.OwnTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportArchiveIT {
    private static final TestWarehouse WAREHOUSE = TestWarehouse.create("report_archive");
    private static final OwnTables TABLES = new OwnTables(WAREHOUSE.url(), "shop_api", "");
    private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final ReportArchive archive = new ReportArchive(TABLES);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void empty() {
        WAREHOUSE.execute("truncate ops.reports");
    }

    private static ReportRequest request(String day, SalesFilter filter) {
        LocalDate from = LocalDate.parse(day);
        TimeRange range = new TimeRange(
                from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                from.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        return new ReportRequest(
                ReportKind.EXECUTIVE,
                new Period(range, Granularity.NONE, ZoneId.of("UTC"), Compare.PREVIOUS),
                "USD",
                filter,
                Map.of());
    }

    private static ReportRequest request(String day) {
        return request(day, new SalesFilter(null, null, null));
    }

    private Added add(ReportRequest request, Instant now) {
        return archive.add(request, () -> MadeUp.report(request, now), MadeUp.RENDERER);
    }

    // A transaction belongs to a thread.
    private static <T> T elsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work).join();
    }

    @Test
    void shouldKeepAReportWithAllItsFormats() {
        assertThat(add(request("2026-11-30"), NOW)).isEqualTo(Added.NOW);

        ArchivedReport report = archive.newest(10).getFirst();
        assertThat(report.id()).startsWith("executive-2026-11-30-");
        assertThat(report.title()).isEqualTo("Report executive, 30 Nov 2026");
        assertThat(report.findings()).containsExactly("Nothing changed but <this> & \"that\".");
        assertThat(archive.find(report.id())).contains(report);
        ArchivedFiles files = archive.files(report.id()).orElseThrow();
        assertThat(text(files, ReportFormat.PDF, "")).isEqualTo("Report executive 2026-11-30T00:00:00Z PDF null");
        assertThat(text(files, ReportFormat.CSV, "by-country")).contains("CSV by-country");
        assertThat(text(files, ReportFormat.CSV, "")).contains("CSV by-day");
        assertThat(files.file(ReportFormat.CSV, "by-name")).isEmpty();
        assertThat(archive.files("executive-2026-11-30-000000000000")).isEmpty();
    }

    private static String text(ArchivedFiles files, ReportFormat format, String table) {
        return new String(files.file(format, table).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void shouldAskNobodyForAReportThatIsThere() {
        add(request("2026-11-30"), NOW);
        List<String> asked = new ArrayList<>();

        Added added = archive.add(
                request("2026-11-30"),
                () -> {
                    asked.add("report");
                    return MadeUp.report(request("2026-11-30"), NOW);
                },
                MadeUp.RENDERER);

        assertThat(added).isEqualTo(Added.BEFORE);
        assertThat(asked).isEmpty();
        assertThat(add(request("2026-11-29"), NOW)).isEqualTo(Added.NOW);
        assertThat(add(request("2026-11-30", new SalesFilter(null, "Norway", null)), NOW))
                .isEqualTo(Added.NOW);
        assertThat(archive.newest(10)).hasSize(3);
    }

    @Test
    void shouldLeaveAReportToTheInstanceThatIsWritingIt() {
        ReportRequest request = request("2026-11-30");
        List<Added> meanwhile = new ArrayList<>();

        Added added = archive.add(
                request,
                () -> {
                    meanwhile.add(elsewhere(() -> add(request, NOW)));
                    meanwhile.add(elsewhere(() -> add(request("2026-11-29"), NOW)));
                    return MadeUp.report(request, NOW);
                },
                MadeUp.RENDERER);

        assertThat(meanwhile).containsExactly(Added.ELSEWHERE, Added.NOW);
        assertThat(added).isEqualTo(Added.NOW);
    }

    @Test
    void shouldKeepTheFirstRowEvenWithoutTheLock() {
        ReportRequest request = request("2026-11-30");

        Added added = archive.add(
                request,
                () -> {
                    // Somebody who knows no lock.
                    WAREHOUSE.execute("""
                            insert into ops.reports (report_id, kind, parameters, period_from, period_to, time_zone,
                              currency, title, findings, generated_at, as_of, files)
                            values ('executive-2026-11-30-000000000001', 'executive',
                              'compare=previous&currency=USD&time_zone=UTC', '2026-11-30T00:00:00Z', '2026-12-01T00:00:00Z', 'UTC', 'USD',
                              'first', '', now(), now(), '')\
                            """);
                    return MadeUp.report(request, NOW);
                },
                MadeUp.RENDERER);

        assertThat(added).isEqualTo(Added.BEFORE);
        assertThat(archive.newest(10)).extracting(ArchivedReport::title).containsExactly("first");
    }

    @Test
    void shouldMailAtLeastOnceAndNotTwice() {
        add(request("2026-11-30"), NOW);
        String id = archive.newest(1).getFirst().id();
        List<String> sent = new ArrayList<>();

        assertThatThrownBy(() -> archive.mail(id, NOW, () -> {
                    sent.add("refused");
                    throw new DependencyUnavailableException(
                            Dependency.WAREHOUSE, "no server", Duration.ofSeconds(1), null);
                }))
                .isInstanceOf(DependencyUnavailableException.class);
        assertThat(archive.unmailed(NOW)).hasSize(1);
        archive.mail(id, NOW, () -> {
            sent.add("taken");
            elsewhere(() -> {
                archive.mail(id, NOW, () -> sent.add("by another instance at the same time"));
                return true;
            });
        });
        archive.mail(id, NOW, () -> sent.add("again"));

        assertThat(sent).containsExactly("refused", "taken");
        assertThat(archive.unmailed(NOW)).isEmpty();
    }

    @Test
    void shouldDeleteOldReports() {
        add(request("2026-11-28"), NOW.minus(Duration.ofDays(2)));
        add(request("2026-11-29"), NOW.minus(Duration.ofDays(1)));

        assertThat(archive.deleteOlderThan(NOW.minus(Duration.ofDays(1)))).isEqualTo(1);

        assertThat(archive.newest(10)).hasSize(1);
        assertThat(archive.contains(request("2026-11-29"))).isTrue();
        assertThat(archive.contains(request("2026-11-28"))).isFalse();
    }

    @Test
    void shouldKnowTheFirstReportOfEachParameters() {
        add(request("2026-11-28"), NOW);
        add(request("2026-11-29"), NOW);
        ReportRequest last = request("2026-11-30");

        assertThat(archive.firstPeriod(last)).contains(Instant.parse("2026-11-28T00:00:00Z"));
        assertThat(archive.firstPeriod(new ReportRequest(last.kind(), last.period(), "EUR")))
                .isEmpty();
        assertThat(archive.firstPeriod(new ReportRequest(ReportKind.WEEKLY, last.period(), "USD")))
                .isEmpty();
    }

    @Test
    void shouldFillAFolderAndLeaveWhatIsThere(@TempDir Path directory) throws Exception {
        Path folder = directory.resolve("reports/of/the shop");
        add(request("2026-11-29"), NOW);
        String id = archive.newest(1).getFirst().id();
        ReportFolder delivery = new ReportFolder(archive, folder, CLOCK);

        delivery.deliver();
        Files.writeString(folder.resolve(id + ".html"), "edited");
        Files.delete(folder.resolve(id + ".pdf"));
        add(request("2026-11-30"), NOW);
        delivery.deliver();

        assertThat(folder.resolve(id + ".html")).hasContent("edited");
        assertThat(folder.resolve(id + ".pdf")).content().contains("PDF");
        // As readable as any file that this user writes, for a web server that is another user.
        assertThat(Files.getPosixFilePermissions(folder.resolve(id + ".pdf")))
                .isEqualTo(Files.getPosixFilePermissions(Files.createFile(directory.resolve("other"))));
        assertThat(names(folder)).hasSize(6).noneMatch(name -> name.endsWith(".part"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void shouldLeaveTheUnfinishedFilesOfOthersUntilTheyAreAbandoned(@TempDir Path folder) throws Exception {
        add(request("2026-11-30"), NOW);
        String pdf = archive.newest(1).getFirst().id() + ".pdf";
        Path written = Files.writeString(folder.resolve(pdf + ".part"), "another instance writes");
        Files.setLastModifiedTime(written, FileTime.from(NOW.minus(Duration.ofMinutes(59))));
        Path abandoned = Files.writeString(folder.resolve(pdf + ".of-a-killed-one.part"), "half of it");
        Path foreign = Files.writeString(folder.resolve("film.part"), "of another program");
        for (Path old : List.of(abandoned, foreign)) {
            Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofMinutes(61))));
        }

        new ReportFolder(archive, folder, CLOCK).deliver();

        assertThat(written).hasContent("another instance writes");
        assertThat(foreign).exists();
        assertThat(abandoned).doesNotExist();
        assertThat(folder.resolve(pdf)).content().contains("PDF");
        assertThat(names(folder)).hasSize(5);
    }

    @Test
    void shouldFillAFolderTogether(@TempDir Path folder) throws Exception {
        for (int day = 1; day <= 20; day++) {
            add(request("2026-11-%02d".formatted(day)), NOW);
        }
        CyclicBarrier start = new CyclicBarrier(4);
        try (ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> instance = () -> {
                start.await(1, TimeUnit.MINUTES);
                new ReportFolder(archive, folder, Clock.systemUTC()).deliver();
                return null;
            };
            for (Future<Void> delivery : instances.invokeAll(Collections.nCopies(4, instance))) {
                delivery.get();
            }
        }

        assertThat(names(folder)).hasSize(60);
        for (String name : names(folder)) {
            assertThat(folder.resolve(name)).content().endsWith(" null");
        }
    }
}
