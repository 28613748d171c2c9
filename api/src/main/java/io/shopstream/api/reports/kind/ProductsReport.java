package io.shopstream.api.reports.kind;

import io.shopstream.api.analytics.TopProductsQuery;
import io.shopstream.api.answer.analytics.RankedSales;
import io.shopstream.api.params.RankOrder;
import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Suggestion;
import io.shopstream.api.reports.finding.Comparison;
import io.shopstream.api.reports.finding.Partition;
import io.shopstream.api.reports.finding.ProductChange;
import io.shopstream.api.reports.finding.ProductChanges;
import io.shopstream.api.reports.part.PriceParts;
import io.shopstream.api.reports.part.ProductParts;
import io.shopstream.api.reports.rule.SalesRules;
import io.shopstream.schemas.query.RankBy;
import java.util.ArrayList;
import java.util.List;

/** What sold best and worst, what it earned, and whether prices or volumes changed it. */
final class ProductsReport {
    private static final int BEST = 50;
    private static final int WORST = 20;
    private static final int CHANGED = 20;
    private static final int FINDINGS = 5;
    private static final int SUGGESTIONS = 5;

    private ProductsReport() {}

    static Content of(Scope scope) {
        List<Finding> findings = new ArrayList<>();
        List<Section> sections = new ArrayList<>();
        RankedSales best = scope.ask(ranking(scope, RankOrder.BEST, BEST, true));
        sections.add(ProductParts.ranking(best, "best-sellers", "Best sellers"));
        sections.add(ProductParts.ranking(
                scope.ask(ranking(scope, RankOrder.WORST, WORST, false)), "worst-sellers", "Worst sellers"));
        if (scope.period().former().isPresent()) {
            List<ProductChange> products = Contributions.products(scope, scope.former());
            Comparison whole = new Partition(
                            "product",
                            "products",
                            products.stream().map(ProductChange::net).toList())
                    .whole("All products");
            findings.addAll(new ProductChanges(whole.former(), products).findings(scope.words(), FINDINGS));
            sections.add(PriceParts.of(products, CHANGED));
        }
        List<Suggestion> suggestions = SalesRules.margins(best, scope.words(), SUGGESTIONS);
        return new Content(
                "Products",
                findings,
                sections,
                suggestions,
                Method.of(
                        Method.STANDING,
                        "The cost of a unit is that of its line at the sale; the margin is net revenue less cost, and"
                                + " missing where the cost of a line is not known.",
                        Method.PRICES));
    }

    private static TopProductsQuery ranking(Scope scope, RankOrder order, int limit, boolean margins) {
        return new TopProductsQuery(
                scope.currency(), scope.period(), RankBy.NET, order, scope.filter(), limit, margins);
    }
}
