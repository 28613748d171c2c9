package io.shopstream.api.reports.kind;

import io.shopstream.api.analytics.Dimension;
import io.shopstream.api.analytics.RevenueQuery;
import io.shopstream.api.answer.analytics.CampaignSales;
import io.shopstream.api.answer.analytics.SalesBreakdown;
import io.shopstream.api.answer.analytics.change.RevenueChanges;
import io.shopstream.api.answer.warehouse.WarehouseRevenue;
import io.shopstream.api.reports.content.Figures.Figure;
import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Suggestion;
import io.shopstream.api.reports.finding.Comparison;
import io.shopstream.api.reports.finding.NetChange;
import io.shopstream.api.reports.finding.Partition;
import io.shopstream.api.reports.finding.Threshold;
import io.shopstream.api.reports.part.CampaignParts;
import io.shopstream.api.reports.part.ChangeParts;
import io.shopstream.api.reports.part.KeyFigures;
import io.shopstream.api.reports.rule.SalesRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Sales by the parts of one dimension. */
final class PartsReport {
    private static final int PARTS = 30;
    private static final int SUGGESTIONS = 3;

    private final Scope scope;
    private final Dimension dimension;
    private final SalesBreakdown parts;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Suggestion> suggestions = new ArrayList<>();

    private PartsReport(Scope scope, Dimension dimension) {
        this.scope = scope;
        this.dimension = dimension;
        this.parts = new Sales(scope).breakdown(dimension);
    }

    static Content channels(Scope scope) {
        PartsReport report = new PartsReport(scope, Dimension.CHANNEL);
        report.addSales("channel", "channels");
        List<CampaignSales> campaigns = report.parts.campaigns();
        if (campaigns != null && !campaigns.isEmpty()) {
            report.sections.add(CampaignParts.of(campaigns));
            report.suggestions.addAll(SalesRules.campaigns(campaigns, scope.words(), SUGGESTIONS));
        }
        return report.content("Channels and campaigns");
    }

    static Content geography(Scope scope) {
        PartsReport report = new PartsReport(scope, Dimension.COUNTRY);
        report.addSales("country", "countries");
        return report.content("Geography");
    }

    private void addSales(String noun, String plural) {
        WarehouseRevenue revenue = scope.ask(new RevenueQuery(scope.currency(), scope.period(), scope.filter()));
        RevenueChanges changes = revenue.changes();
        sections.add(figures(revenue));
        sections.add(Sales.by(dimension, parts));
        if (changes == null) {
            return;
        }
        Comparison net = new Comparison(
                "Net revenue",
                new BigDecimal(changes.net().value()),
                new BigDecimal(changes.net().former()));
        Partition partition = Contributions.by(scope, scope.former(), net, dimension, noun, plural);
        ChangeParts.of(List.of(partition), PARTS).ifPresent(sections::add);
        Past past = Past.read(scope);
        Threshold threshold = Threshold.ofAmounts(
                changes.orders().value(),
                changes.orders().former(),
                FormerSales.averageOrder(changes.orders(), changes.gross(), revenue.averageOrderValue()),
                past.usual(day -> new BigDecimal(day.net())));
        boolean hadSales = FormerSales.exist(changes.orders(), changes.returns());
        new NetChange(net, hadSales, threshold, List.of(partition))
                .finding(scope.words())
                .ifPresent(findings::add);
    }

    private static Section figures(WarehouseRevenue revenue) {
        RevenueChanges changes = revenue.changes();
        List<Figure> figures = List.of(
                KeyFigures.amount("Net revenue", revenue.net(), changes == null ? null : changes.net()),
                KeyFigures.count("Orders", revenue.orders(), changes == null ? null : changes.orders()),
                KeyFigures.amount(
                        "Average order value",
                        revenue.averageOrderValue(),
                        changes == null ? null : changes.averageOrderValue()),
                KeyFigures.amount("Returns", revenue.returns(), changes == null ? null : changes.returns()));
        return KeyFigures.section(figures);
    }

    private Content content(String title) {
        suggestions.addAll(SalesRules.fallen(parts, scope.words(), SUGGESTIONS));
        return new Content(title, findings, sections, suggestions, Method.of(Method.STANDING, Method.CHANGES));
    }
}
