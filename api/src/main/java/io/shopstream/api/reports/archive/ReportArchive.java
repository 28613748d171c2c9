package io.shopstream.api.reports.archive;

import io.shopstream.api.params.TimeRange;
import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.format.ReportRenderer;
import io.shopstream.api.reports.format.ReportText;
import io.shopstream.api.reports.queue.ReportRequest;
import io.shopstream.api.warehouse.OwnTables;
import io.shopstream.api.warehouse.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code ops.reports}, and whose reports they are. Methods throw if the warehouse is away: see {@link OwnTables}.
 *
 * <p>A report of a period is in it once, however many instances write it and wherever they are killed: its row is
 * unique, and row and bytes come with one insert.
 */
public final class ReportArchive implements WrittenReports {
    private static final String COLUMNS =
            "report_id, kind, period_from, period_to, time_zone, currency, title, findings,"
                    + " generated_at, as_of, incomplete";
    private static final String CONTAINS = """
            select exists (
              select from ops.reports
              where kind = :kind and parameters = :parameters and period_from = :from and period_to = :to)""";
    private static final String INSERT = """
            insert into ops.reports (report_id, kind, parameters, period_from, period_to, time_zone, currency, title,
              findings, generated_at, as_of, incomplete, files)
            values (:id, :kind, :parameters, :from, :to, :zone, :currency, :title,
              :findings, :generatedAt, :asOf, :incomplete, :files)
            on conflict do nothing""";

    private final OwnTables tables;

    public ReportArchive(OwnTables tables) {
        this.tables = tables;
    }

    /** How an attempt to add a report ended. */
    public enum Added {
        /** It is in the archive now. */
        NOW,
        /** It was in the archive before. */
        BEFORE,
        /** Another instance is writing it: look again in a moment. */
        ELSEWHERE
    }

    @Override
    public boolean contains(ReportRequest request) {
        return tables.in(jdbc -> contains(jdbc, request));
    }

    private static boolean contains(JdbcClient jdbc, ReportRequest request) {
        return jdbc.sql(CONTAINS)
                .param("kind", request.kind().code())
                .param("parameters", request.parameters())
                .param("from", Timestamps.utc(request.period().range().from()))
                .param("to", Timestamps.utc(request.period().range().to()))
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<Instant> firstPeriod(ReportRequest request) {
        return tables.in(jdbc -> jdbc.sql("select min(period_from) as first from ops.reports"
                        + " where kind = :kind and parameters = :parameters")
                .param("kind", request.kind().code())
                .param("parameters", request.parameters())
                .query((row, _) -> Optional.ofNullable(Timestamps.instantOrNull(row, "first")))
                .single());
    }

    /**
     * Adds a report unless it is there. The lock only saves that two instances put the same report together; it ends
     * with the transaction, also with that of an instance that is killed.
     *
     * @param source asked only if the report is neither there nor being written
     */
    public Added add(ReportRequest request, Supplier<Report> source, ReportRenderer renderer) {
        String id = ReportId.of(request);
        return tables.in(jdbc -> {
            if (contains(jdbc, request)) {
                return Added.BEFORE;
            }
            boolean isLocked = jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:id, 0))")
                    .param("id", id)
                    .query(Boolean.class)
                    .single();
            if (!isLocked) {
                return Added.ELSEWHERE;
            }
            Report report = source.get();
            return insert(jdbc, id, request, report, ArchivedFiles.of(report, renderer)) ? Added.NOW : Added.BEFORE;
        });
    }

    private static boolean insert(
            JdbcClient jdbc, String id, ReportRequest request, Report report, ArchivedFiles files) {
        return jdbc.sql(INSERT)
                        .param("id", id)
                        .param("kind", request.kind().code())
                        .param("parameters", request.parameters())
                        .param("from", Timestamps.utc(request.period().range().from()))
                        .param("to", Timestamps.utc(request.period().range().to()))
                        .param("zone", request.period().zone().getId())
                        .param("currency", request.currency())
                        .param("title", title(report))
                        .param(
                                "findings",
                                report.findings().stream()
                                        .map(Finding::sentence)
                                        .collect(Collectors.joining("\n")))
                        .param("generatedAt", Timestamps.utc(report.generatedAt()))
                        .param("asOf", Timestamps.utc(report.asOf()))
                        .param("incomplete", report.incomplete(), Types.VARCHAR)
                        .param("files", files.bytes())
                        .update()
                == 1;
    }

    private static String title(Report report) {
        return report.title() + ", "
                + ReportText.of(report).period(report.period().range());
    }

    /** The newest reports, the newest first. */
    public List<ArchivedReport> newest(int limit) {
        return tables.in(jdbc -> jdbc.sql("select " + COLUMNS
                        + " from ops.reports order by generated_at desc, report_id desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> report(row))
                .list());
    }

    public Optional<ArchivedReport> find(String id) {
        return tables.in(jdbc -> jdbc.sql("select " + COLUMNS + " from ops.reports where report_id = :id")
                .param("id", id)
                .query((row, _) -> report(row))
                .optional());
    }

    public Optional<ArchivedFiles> files(String id) {
        return tables.in(jdbc -> jdbc.sql("select files from ops.reports where report_id = :id")
                .param("id", id)
                .query((row, _) -> new ArchivedFiles(row.getBytes("files")))
                .optional());
    }

    /** Identifies this shop: no other shop has it, and it stays. */
    public UUID shopId() {
        return tables.in(jdbc ->
                jdbc.sql("select shop_id from ops.shop").query(UUID.class).single());
    }

    /** Reports that no SMTP server has taken, the oldest first. */
    public List<ArchivedReport> unmailed(Instant generatedSince) {
        return tables.in(jdbc -> jdbc.sql("select " + COLUMNS
                        + " from ops.reports where mailed_at is null and generated_at >= :since"
                        + " order by generated_at, report_id")
                .param("since", Timestamps.utc(generatedSince))
                .query((row, _) -> report(row))
                .list());
    }

    /**
     * Mails a report unless it was mailed or another instance is mailing it. At least once: if this instance is killed
     * between the answer of the SMTP server and the end of the transaction, the report is mailed again.
     *
     * @param mail sends it; what it throws leaves the report unmailed
     */
    public void mail(String id, Instant now, Runnable mail) {
        tables.in(jdbc -> {
            boolean isDue = jdbc.sql("""
                            select true from ops.reports where report_id = :id and mailed_at is null
                            for no key update skip locked""")
                    .param("id", id)
                    .query(Boolean.class)
                    .optional()
                    .isPresent();
            if (isDue) {
                mail.run();
                jdbc.sql("update ops.reports set mailed_at = :now where report_id = :id")
                        .param("id", id)
                        .param("now", Timestamps.utc(now))
                        .update();
            }
            return isDue;
        });
    }

    /** @return how many were deleted */
    public int deleteOlderThan(Instant generatedBefore) {
        return tables.in(jdbc -> jdbc.sql("delete from ops.reports where generated_at < :before")
                .param("before", Timestamps.utc(generatedBefore))
                .update());
    }

    private static ArchivedReport report(ResultSet row) throws SQLException {
        return new ArchivedReport(
                row.getString("report_id"),
                row.getString("kind"),
                new TimeRange(Timestamps.instant(row, "period_from"), Timestamps.instant(row, "period_to")),
                row.getString("time_zone"),
                row.getString("currency"),
                row.getString("title"),
                row.getString("findings").lines().toList(),
                Timestamps.instant(row, "generated_at"),
                Timestamps.instant(row, "as_of"),
                row.getString("incomplete"));
    }
}
