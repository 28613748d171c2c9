package io.shopstream.api.data;

import static io.shopstream.api.data.Column.number;
import static io.shopstream.api.data.Column.text;
import static io.shopstream.api.data.Column.time;

import io.shopstream.api.answer.guard.AuditRow;
import io.shopstream.api.answer.guard.KeyItem;
import io.shopstream.api.answer.pipeline.RebuildRow;
import io.shopstream.api.answer.reports.ReportRow;
import io.shopstream.api.params.Choices;
import io.shopstream.api.reports.content.ReportKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Tables of the services themselves, not of the shop. They change without a load of the sink. */
public final class OpsTables {
    private static final String KEY = "8Zk2mQ0aPx4T";
    private static final Instant MADE = Instant.parse("2026-03-01T10:00:00Z");

    public static final Resource<AuditRow> AUDIT = new Resource<>(
            "audit",
            "ops.api_audit",
            new RowMapping<>(
                    AuditRow.class,
                    List.of(
                            number("entry_id"),
                            time("at"),
                            text("key_id"),
                            text("who"),
                            text("address"),
                            text("method"),
                            text("path"),
                            number("status"),
                            text("detail"))),
            List.of(
                    Filter.from("at"),
                    Filter.to("at"),
                    Filter.equal("key", "key_id", FilterValue.id("Id of the key", KEY)),
                    Filter.equal("who", "who", FilterValue.name("Name of the key; loopback for none", "till in Oslo"))),
            List.of(SortOrder.by("at", "at", "entry_id")),
            true,
            null,
            new AuditRow(17, MADE, KEY, "till in Oslo", "203.0.113.9", "POST", "/api/ingest/orders", 202, ""));

    public static final Resource<KeyItem> KEYS = new Resource<>(
            "keys",
            // Under the names that the other answers about keys have.
            "(select key_id as id, name, role, created_at, created_by, last_used_at, revoked_at from ops.api_keys)",
            new RowMapping<>(
                    KeyItem.class,
                    List.of(
                            text("id"),
                            text("name"),
                            text("role"),
                            time("created_at"),
                            text("created_by"),
                            time("last_used_at"),
                            time("revoked_at"))),
            List.of(),
            List.of(SortOrder.by("created_at", "created_at", "id")),
            true,
            null,
            new KeyItem(KEY, "till in Oslo", "ingest", MADE, "loopback", null, null));

    public static final Resource<RebuildRow> REBUILDS = new Resource<>(
            "rebuilds",
            "(select run_id, state, started_at, ended_at, records, array_to_string(tables, ', ') as tables,"
                    + " cardinality(differences) as differences, reason from ops.rebuild_runs)",
            new RowMapping<>(
                    RebuildRow.class,
                    List.of(
                            number("run_id"),
                            text("state"),
                            time("started_at"),
                            time("ended_at"),
                            number("records"),
                            text("tables"),
                            number("differences"),
                            text("reason"))),
            List.of(
                    Filter.from("started_at"),
                    Filter.to("started_at"),
                    Filter.equal("state", "state", FilterValue.choice("How it ended", RebuildState.values()))),
            List.of(SortOrder.by("started_at", "started_at", "run_id")),
            true,
            null,
            new RebuildRow(
                    4,
                    "DONE",
                    MADE,
                    MADE.plusSeconds(95),
                    1_204_331,
                    "warehouse.orders, warehouse.order_items",
                    2,
                    null));

    private static final List<String> REPORT_KINDS =
            Arrays.stream(ReportKind.values()).map(ReportKind::code).toList();

    public static final Resource<ReportRow> REPORTS = new Resource<>(
            "reports",
            "(select report_id as id, kind, title, period_from, period_to, time_zone, currency, generated_at, as_of,"
                    + " incomplete, findings from ops.reports)",
            new RowMapping<>(
                    ReportRow.class,
                    List.of(
                            text("id"),
                            text("kind"),
                            text("title"),
                            time("period_from"),
                            time("period_to"),
                            text("time_zone"),
                            text("currency"),
                            time("generated_at"),
                            time("as_of"),
                            text("incomplete"),
                            text("findings"))),
            List.of(
                    Filter.from("period_from"),
                    Filter.to("period_from"),
                    Filter.equal(
                            "kind",
                            "kind",
                            new FilterValue(
                                    "Kind of report",
                                    ReportKind.EXECUTIVE.code(),
                                    REPORT_KINDS,
                                    (parameter, text) -> Choices.parse(parameter, text, REPORT_KINDS)))),
            List.of(
                    SortOrder.by("generated_at", "generated_at", "id"),
                    SortOrder.by("period_from", "period_from", "id")),
            true,
            null,
            new ReportRow(
                    "executive-2026-02-28-3f2a9c1d77b0",
                    "executive",
                    "Executive summary, 28 Feb 2026",
                    Instant.parse("2026-02-28T00:00:00Z"),
                    Instant.parse("2026-03-01T00:00:00Z"),
                    "UTC",
                    "USD",
                    Instant.parse("2026-03-01T02:00:04Z"),
                    Instant.parse("2026-03-01T02:00:01Z"),
                    null,
                    "Net revenue rose by 12.4 % to $10,540.00."));

    /** As {@code ops.rebuild_runs} has it. */
    private enum RebuildState {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED,
        INTERRUPTED
    }

    private OpsTables() {}
}
