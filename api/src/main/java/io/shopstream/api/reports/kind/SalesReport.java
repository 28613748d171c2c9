package io.shopstream.api.reports.kind;

import io.shopstream.api.analytics.CustomerMetricsQuery;
import io.shopstream.api.analytics.Dimension;
import io.shopstream.api.analytics.HeatmapQuery;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.analytics.Inventory;
import io.shopstream.api.answer.analytics.SalesBreakdown;
import io.shopstream.api.answer.reports.Summary;
import io.shopstream.api.answer.reports.SummaryChanges;
import io.shopstream.api.reports.SummaryQuery;
import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Suggestion;
import io.shopstream.api.reports.part.ChangeParts;
import io.shopstream.api.reports.part.CustomerParts;
import io.shopstream.api.reports.part.HeatParts;
import io.shopstream.api.reports.part.KeyFigures;
import io.shopstream.api.reports.part.SegmentParts;
import io.shopstream.api.reports.part.VisitParts;
import io.shopstream.api.reports.rule.CustomerRules;
import io.shopstream.api.reports.rule.SalesRules;
import io.shopstream.api.reports.rule.StockRules;
import java.util.ArrayList;
import java.util.List;

/** Reports about all of a shop: of a day, a week, a month. A longer one says more, of the same figures. */
final class SalesReport {
    static final int CHURN_DAYS = 90;

    private static final int CONTEXT_DAYS = 28;
    private static final int FEW_PARTS = 5;
    private static final int MANY_PARTS = 10;
    private static final int SUGGESTIONS = 3;
    private static final int FALLEN = 1;

    private final Scope scope;
    private final Sales sales;
    private final Summary summary;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Suggestion> suggestions = new ArrayList<>();

    private SalesReport(Scope scope, int parts) {
        this.scope = scope;
        this.sales = new Sales(scope);
        this.summary = scope.ask(new SummaryQuery(scope.currency(), scope.period(), scope.filter(), CHURN_DAYS));
        sections.add(KeyFigures.of(summary));
        sections.add(sales.trend());
        SummaryChanges changes = summary.changes();
        if (changes != null) {
            Contributions contributions = Contributions.read(scope, scope.former(), SalesFindings.net(changes));
            findings.addAll(new SalesFindings(scope, summary, changes, contributions).all());
            ChangeParts.of(contributions.partitions(), parts).ifPresent(sections::add);
        }
        suggestions.addAll(stock());
        SalesRules.returns(summary, scope.words()).ifPresent(suggestions::add);
        SalesRules.lost(summary, scope.words()).ifPresent(suggestions::add);
    }

    /** What an owner reads in a minute. */
    static Content executive(Scope scope) {
        SalesReport report = new SalesReport(scope, FEW_PARTS);
        if (scope.days() < CONTEXT_DAYS) {
            report.sections.add(report.sales.days(CONTEXT_DAYS));
        }
        report.addSales();
        report.sections.add(report.sales.outlook());
        return report.content("Executive summary", Method.FORECAST);
    }

    static Content weekly(Scope scope) {
        SalesReport report = new SalesReport(scope, MANY_PARTS);
        report.addSales();
        report.addHours();
        report.addVisits();
        report.sections.add(report.sales.outlook());
        return report.content("Weekly report", Method.FORECAST);
    }

    static Content monthly(Scope scope) {
        SalesReport report = new SalesReport(scope, MANY_PARTS);
        report.addSales();
        report.addHours();
        report.addVisits();
        report.addCustomers();
        report.sections.add(report.sales.outlook());
        return report.content("Monthly report", Method.FORECAST, Method.RFM);
    }

    private void addSales() {
        for (Dimension dimension : List.of(Dimension.CATEGORY, Dimension.COUNTRY, Dimension.CHANNEL)) {
            SalesBreakdown parts = sales.breakdown(dimension);
            // A shop with one channel learns nothing from it.
            if (parts.parts() != 1) {
                sections.add(Sales.by(dimension, parts));
            }
            suggestions.addAll(SalesRules.fallen(parts, scope.words(), FALLEN));
        }
        sections.add(sales.bestSellers());
    }

    private void addHours() {
        if (scope.days() <= HeatmapQuery.MAX_DAYS) {
            sections.add(HeatParts.of(scope.ask(new HeatmapQuery(scope.currency(), scope.alone(), scope.filter()))));
        }
    }

    private void addVisits() {
        sales.funnel().ifPresent(funnel -> {
            sections.add(VisitParts.funnel(funnel));
            CustomerRules.carts(funnel, scope.words()).ifPresent(suggestions::add);
        });
    }

    private void addCustomers() {
        Period cut = scope.cut();
        sections.add(CustomerParts.acquisition(
                scope.ask(new CustomerMetricsQuery(scope.currency(), cut, scope.filter(), CHURN_DAYS)), cut));
        sales.rfm().ifPresent(rfm -> {
            sections.add(SegmentParts.rfm(rfm));
            CustomerRules.atRisk(rfm, scope.words()).ifPresent(suggestions::add);
        });
    }

    private List<Suggestion> stock() {
        Inventory inventory = sales.inventory();
        return StockRules.of(inventory, scope.words(), SUGGESTIONS);
    }

    private Content content(String title, String... method) {
        return new Content(title, findings, sections, suggestions, Method.ofSales(method));
    }
}
