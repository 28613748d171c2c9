package io.shopstream.api.reports.kind;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.analytics.views.DimensionsQuery;
import io.shopstream.api.answer.analytics.SalesDimensions.OfferedCategory;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.reports.content.LogPosition;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.content.ReportKind;
import io.shopstream.api.reports.content.ReportPeriod;
import io.shopstream.api.warehouse.SinkProgress;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A report of a period. All its figures are of one snapshot.
 *
 * @param period whole days of its zone; its granularity does not matter
 * @param adhoc what to measure; of kind {@code adhoc} only, which needs it
 * @param now when the report is generated
 */
public record ReportQuery(
        ReportKind kind,
        Period period,
        String currency,
        SalesFilter filter,
        @Nullable AdhocSelection adhoc,
        Instant now)
        implements WarehouseQuery<Report> {

    /** @throws BadParameterException if an ad hoc report selects nothing, or another one selects something */
    public ReportQuery {
        if (kind == ReportKind.ADHOC && adhoc == null) {
            throw new BadParameterException("measures", "must be given for an ad hoc report, and so must 'dimensions'");
        }
        if (kind != ReportKind.ADHOC && adhoc != null) {
            throw new BadParameterException("measures", "are known for ad hoc reports only");
        }
    }

    @Override
    public Report ask(JdbcClient snapshot, Instant asOf) {
        Content content = content(new Scope(snapshot, asOf, period.whole(), currency, filter));
        return new Report(
                kind,
                content.title(),
                new ReportPeriod(
                        period.range(),
                        period.zone(),
                        period.former().map(Period::range).orElse(null)),
                currency,
                filters(snapshot, asOf),
                now,
                asOf,
                positions(snapshot),
                now.isBefore(period.range().to())
                        ? "The period is not over: what is sold until its end is missing."
                        : null,
                content.findings(),
                content.sections(),
                content.suggestions(),
                content.method());
    }

    private Content content(Scope scope) {
        return switch (kind) {
            case EXECUTIVE -> SalesReport.executive(scope);
            case WEEKLY -> SalesReport.weekly(scope);
            case MONTHLY -> SalesReport.monthly(scope);
            case PRODUCTS -> ProductsReport.of(scope);
            case INVENTORY -> InventoryReport.of(scope);
            case FUNNEL -> FunnelReport.of(scope);
            case CHANNELS -> PartsReport.channels(scope);
            case GEOGRAPHY -> PartsReport.geography(scope);
            case COHORTS -> CustomersReport.cohorts(scope);
            case SEGMENTS -> CustomersReport.segments(scope);
            case FORECAST -> ForecastReport.of(scope);
            case QUALITY -> ChecksReport.of(scope);
            case ADHOC -> AdhocReport.of(scope, Objects.requireNonNull(adhoc, "selection"));
        };
    }

    private List<String> filters(JdbcClient snapshot, Instant asOf) {
        List<String> words = new ArrayList<>();
        if (filter.category() != null) {
            String name = new DimensionsQuery(currency)
                    .ask(snapshot, asOf).categories().stream()
                            .filter(category -> category.categoryId().equals(filter.category()))
                            .map(OfferedCategory::name)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(filter.category());
            words.add("Category: " + name);
        }
        if (filter.country() != null) {
            words.add("Country: " + filter.country());
        }
        if (filter.channel() != null) {
            words.add("Channel: " + filter.channel());
        }
        return words;
    }

    private static List<LogPosition> positions(JdbcClient snapshot) {
        return SinkProgress.read(snapshot).positions().stream()
                .map(position -> new LogPosition(position.topic(), position.partition(), position.nextOffset()))
                .distinct()
                .sorted(Comparator.comparing(LogPosition::topic).thenComparingInt(LogPosition::partition))
                .toList();
    }
}
