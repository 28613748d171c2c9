package io.shopstream.api.web.reports;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.TimeZones;
import io.shopstream.api.params.Times;
import io.shopstream.api.reports.content.ReportKind;
import io.shopstream.api.reports.format.ReportFormat;
import io.shopstream.api.reports.queue.ReportRequest;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The body of an export that asks for a report, read field by field, so that an error names the field and the remedy.
 *
 * @param table name of the table that CSV is to have, empty for the first one
 */
record ReportExport(ReportRequest request, ReportFormat format, String table) {
    private static final Set<String> FIELDS =
            Set.of("kind", "format", "from", "to", "time_zone", "compare", "currency", "table");
    private static final List<String> ADHOC_FIELDS = List.of("measures", "dimensions");
    private static final String NO_COMPARISON = "none";
    private static final int DEFAULT_DAYS = 30;

    /** The codes of all kinds, for messages. */
    static String kinds() {
        return Arrays.stream(ReportKind.values()).map(ReportKind::code).collect(Collectors.joining(", "));
    }

    /** Whether a body asks for a report: by its format, by naming one of its tables, or by a kind that is no table. */
    static boolean isReport(Map<String, @Nullable Object> body) {
        if (body.containsKey("table")) {
            return true;
        }
        boolean isTable = !(body.get("format") instanceof String text) || text.equals(ReportFormat.CSV.extension());
        return !isTable || kind(body).isPresent() && !ExportKind.isKnown(body.get("kind"));
    }

    private static Optional<ReportKind> kind(Map<String, @Nullable Object> body) {
        return Arrays.stream(ReportKind.values())
                .filter(kind -> kind.code().equals(body.get("kind")))
                .findFirst();
    }

    /**
     * @param shopCurrency the default
     * @param shopZone the default: that of the reports on time
     * @param now decides the period, if the body has none
     * @throws BadParameterException naming the field
     */
    static ReportExport read(Map<String, @Nullable Object> body, String shopCurrency, ZoneId shopZone, Instant now) {
        ReportFormat format = format(body.get("format"));
        ReportKind kind = kind(body).orElseThrow(() -> noReport(body.get("kind"), format));
        Map<String, String> fields = fields(kind, body);
        String named = fields.get("time_zone");
        ZoneId zone = named == null ? shopZone : TimeZones.parse(named);
        String compare = fields.get("compare");
        Period period = new Period(
                range(kind, fields.get("from"), fields.get("to"), zone, now),
                Granularity.NONE,
                zone,
                compare == null
                        ? Compare.PREVIOUS
                        : compare.equals(NO_COMPARISON) ? Compare.NONE : Compare.parse(compare));
        Map<String, String> adhoc = new HashMap<>(fields);
        adhoc.keySet().retainAll(ADHOC_FIELDS);
        return new ReportExport(
                new ReportRequest(
                        kind,
                        period,
                        RequestParameters.currency(fields.get("currency"), shopCurrency),
                        RequestParameters.salesFilter(
                                fields.get("category"), fields.get("country"), fields.get("channel")),
                        adhoc),
                format,
                fields.getOrDefault("table", ""));
    }

    private static BadParameterException noReport(@Nullable Object kind, ReportFormat format) {
        if (ExportKind.isKnown(kind) && format == ReportFormat.CSV) {
            return new BadParameterException(
                    "table", "is known for reports only, and '%s' is a table itself: leave it out".formatted(kind));
        }
        return ExportKind.isKnown(kind)
                ? new BadParameterException(
                        "format",
                        "must be csv: '%s' is a table; %s has these: %s".formatted(kind, format.extension(), kinds()))
                : new BadParameterException("kind", "must be one of " + kinds());
    }

    private static ReportFormat format(@Nullable Object text) {
        if (text == null) {
            return ReportFormat.CSV;
        }
        return Arrays.stream(ReportFormat.values())
                .filter(format -> format.extension().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadParameterException("format", "must be csv, html, pdf or xlsx"));
    }

    private static Map<String, String> fields(ReportKind kind, Map<String, @Nullable Object> body) {
        Set<String> known = new TreeSet<>(FIELDS);
        known.addAll(kind.filters());
        if (kind == ReportKind.ADHOC) {
            known.addAll(ADHOC_FIELDS);
        }
        Map<String, String> fields = new HashMap<>();
        body.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw new BadParameterException(
                        name,
                        "is not known for the report '%s'; known are %s"
                                .formatted(kind.code(), String.join(", ", known)));
            }
            if (value instanceof String text) {
                fields.put(name, text);
            } else if (value != null) {
                throw new BadParameterException(name, "must be a text");
            }
        });
        return fields;
    }

    private static TimeRange range(
            ReportKind kind, @Nullable String from, @Nullable String to, ZoneId zone, Instant now) {
        LocalDate end =
                to == null ? defaultEnd(kind, from != null, now.atZone(zone).toLocalDate()) : day("to", to, zone);
        LocalDate start = from == null
                ? switch (kind) {
                    case EXECUTIVE -> end.minusDays(1);
                    case WEEKLY -> end.minusWeeks(1);
                    case MONTHLY -> end.minusMonths(1);
                    default -> end.minusDays(DEFAULT_DAYS);
                }
                : day("from", from, zone);
        return new TimeRange(
                start.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant());
    }

    // Without a period that of the last report on time.
    private static LocalDate defaultEnd(ReportKind kind, boolean hasStart, LocalDate today) {
        if (hasStart) {
            return today;
        }
        return switch (kind) {
            case WEEKLY -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> today.withDayOfMonth(1);
            default -> today;
        };
    }

    private static LocalDate day(String field, String text, ZoneId zone) {
        Instant time = Times.parse(field, text, zone);
        LocalDate day = time.atZone(zone).toLocalDate();
        if (!day.atStartOfDay(zone).toInstant().equals(time)) {
            throw new BadParameterException(
                    field, "must be a day such as 2026-11-30: reports are of whole days of time_zone");
        }
        return day;
    }

    /** Such as {@code monthly-2026-10-01-to-2026-10-31.pdf}. */
    String fileName() {
        ZoneId zone = request.period().zone();
        LocalDate first = request.period().range().from().atZone(zone).toLocalDate();
        LocalDate last =
                request.period().range().to().atZone(zone).toLocalDate().minusDays(1);
        String days = first.equals(last) ? first.toString() : first + "-to-" + last;
        String suffix = table.isEmpty() ? "" : "-" + table;
        return "%s-%s%s.%s".formatted(request.kind().code(), days, suffix, format.extension());
    }
}
