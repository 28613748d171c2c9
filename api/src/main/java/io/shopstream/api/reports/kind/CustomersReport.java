package io.shopstream.api.reports.kind;

import io.shopstream.api.analytics.CustomerMetricsQuery;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.analytics.views.CohortsQuery;
import io.shopstream.api.analytics.views.SegmentsQuery;
import io.shopstream.api.answer.analytics.change.Change;
import io.shopstream.api.answer.analytics.customers.Cohorts;
import io.shopstream.api.answer.analytics.customers.CustomerChanges;
import io.shopstream.api.answer.analytics.customers.CustomerMetrics;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.Times;
import io.shopstream.api.reports.content.Figures.Figure;
import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Paragraph;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Suggestion;
import io.shopstream.api.reports.finding.Comparison;
import io.shopstream.api.reports.finding.FigureChange;
import io.shopstream.api.reports.finding.FigureChange.Unit;
import io.shopstream.api.reports.finding.FigureChange.Welcome;
import io.shopstream.api.reports.finding.Threshold;
import io.shopstream.api.reports.finding.Usual;
import io.shopstream.api.reports.part.CohortParts;
import io.shopstream.api.reports.part.CustomerParts;
import io.shopstream.api.reports.part.KeyFigures;
import io.shopstream.api.reports.part.SegmentParts;
import io.shopstream.api.reports.rule.CustomerRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Customers: by the month of their first order, or in segments. */
final class CustomersReport {
    private CustomersReport() {}

    /** Cohorts until the end of the period: those of the period alone would have no past to tell of. */
    static Content cohorts(Scope scope) {
        CustomerMetrics metrics = metrics(scope);
        Period cut = scope.cut();
        List<Section> sections = new ArrayList<>(List.of(figures(metrics), CustomerParts.acquisition(metrics, cut)));
        List<Suggestion> suggestions = new ArrayList<>();
        if (scope.filter().isEmpty()) {
            Cohorts cohorts = cohortsUntilEnd(scope);
            sections.add(CohortParts.of(cohorts));
            CustomerRules.retention(cohorts, scope.words()).ifPresent(suggestions::add);
        } else {
            sections.add(ofWholeShop("Retention"));
        }
        return new Content(
                "Cohorts",
                findings(metrics, scope),
                sections,
                suggestions,
                Method.of(Method.CUSTOMERS, Method.COHORTS));
    }

    private static Section ofWholeShop(String heading) {
        return new Section(
                heading, List.of(new Paragraph("Known of the whole shop only: make the report without a filter.")));
    }

    private static Cohorts cohortsUntilEnd(Scope scope) {
        return scope.ask(new CohortsQuery(
                scope.currency(),
                new TimeRange(Times.EARLIEST, scope.period().range().to()),
                Compare.NONE));
    }

    static Content segments(Scope scope) {
        CustomerMetrics metrics = metrics(scope);
        List<Section> sections = new ArrayList<>(List.of(figures(metrics)));
        List<Suggestion> suggestions = new ArrayList<>();
        new Sales(scope).rfm().ifPresent(rfm -> {
            sections.add(SegmentParts.rfm(rfm));
            CustomerRules.atRisk(rfm, scope.words()).ifPresent(suggestions::add);
        });
        sections.add(
                scope.filter().isEmpty()
                        ? SegmentParts.loyalty(scope.ask(new SegmentsQuery(scope.currency())))
                        : ofWholeShop("Loyalty"));
        return new Content(
                "Segments",
                findings(metrics, scope),
                sections,
                suggestions,
                Method.of(Method.CUSTOMERS, Method.RFM, Method.LOYALTY));
    }

    private static CustomerMetrics metrics(Scope scope) {
        return scope.ask(
                new CustomerMetricsQuery(scope.currency(), scope.cut(), scope.filter(), SalesReport.CHURN_DAYS));
    }

    private static Section figures(CustomerMetrics metrics) {
        CustomerChanges changes = metrics.changes();
        List<Figure> figures = List.of(
                KeyFigures.count("Customers", metrics.customers(), changes == null ? null : changes.customers()),
                KeyFigures.count(
                        "New customers", metrics.newCustomers(), changes == null ? null : changes.newCustomers()),
                KeyFigures.count(
                        "Returning customers",
                        metrics.returningCustomers(),
                        changes == null ? null : changes.returningCustomers()),
                KeyFigures.percent("Repeat rate", metrics.repeatRate(), changes == null ? null : changes.repeatRate()),
                KeyFigures.amount(
                        "Average order value",
                        metrics.averageOrderValue(),
                        changes == null ? null : changes.averageOrderValue()),
                KeyFigures.amount(
                        "Lifetime value", metrics.lifetimeValue(), changes == null ? null : changes.lifetimeValue()),
                KeyFigures.percent(
                        "Gone for %s days".formatted(metrics.churnDays()),
                        metrics.churnRate(),
                        changes == null ? null : changes.churnRate()));
        return KeyFigures.section(figures);
    }

    private static List<Finding> findings(CustomerMetrics metrics, Scope scope) {
        CustomerChanges changes = metrics.changes();
        List<Finding> findings = new ArrayList<>();
        if (changes != null) {
            add(findings, "Customers", changes.customers(), scope);
            add(findings, "New customers", changes.newCustomers(), scope);
            add(findings, "Returning customers", changes.returningCustomers(), scope);
        }
        return findings;
    }

    private static void add(List<Finding> findings, String name, Change<Long> change, Scope scope) {
        new FigureChange(
                        new Comparison(name, BigDecimal.valueOf(change.value()), BigDecimal.valueOf(change.former())),
                        Unit.COUNT,
                        Welcome.RISE,
                        Threshold.ofCounts(change.value(), change.former(), Usual.UNKNOWN))
                .finding(scope.words())
                .ifPresent(findings::add);
    }
}
