package io.shopstream.api.reports.kind;

import io.shopstream.api.analytics.BreakdownQuery;
import io.shopstream.api.analytics.Dimension;
import io.shopstream.api.analytics.TopProductsQuery;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.analytics.ProductSales;
import io.shopstream.api.params.RankOrder;
import io.shopstream.api.reports.finding.Comparison;
import io.shopstream.api.reports.finding.Partition;
import io.shopstream.api.reports.finding.ProductChange;
import io.shopstream.api.reports.part.Breakdowns;
import io.shopstream.api.reports.part.ProductParts;
import io.shopstream.schemas.query.RankBy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What categories, countries, channels and products contributed to the change of net revenue.
 *
 * @param partitions of the net, coarse ones first
 */
record Contributions(List<Partition> partitions, List<ProductChange> products) {
    // All of them: the contributions of those that are left out would be missing.
    private static final int ALL = 1_000_000;

    static Contributions read(Scope scope, Period former, Comparison net) {
        List<Partition> partitions = new ArrayList<>();
        partitions.add(by(scope, former, net, Dimension.CATEGORY, "category", "categories"));
        partitions.add(by(scope, former, net, Dimension.COUNTRY, "country", "countries"));
        partitions.add(by(scope, former, net, Dimension.CHANNEL, "channel", "channels"));
        List<ProductChange> products = products(scope, former);
        partitions.add(byProduct(products, net));
        return new Contributions(partitions, products);
    }

    static Partition by(Scope scope, Period former, Comparison net, Dimension dimension, String noun, String plural) {
        return Partition.of(noun, plural, nets(scope, scope.alone(), dimension), nets(scope, former, dimension), net);
    }

    private static Map<String, BigDecimal> nets(Scope scope, Period period, Dimension dimension) {
        Map<String, BigDecimal> nets = new HashMap<>();
        scope.ask(new BreakdownQuery(dimension, scope.currency(), period, scope.filter(), ALL))
                .items()
                .forEach(part -> nets.merge(Breakdowns.name(part), new BigDecimal(part.net()), BigDecimal::add));
        return nets;
    }

    static Partition byProduct(List<ProductChange> products, Comparison net) {
        Map<String, BigDecimal> now = new HashMap<>();
        Map<String, BigDecimal> before = new HashMap<>();
        for (ProductChange product : products) {
            now.merge(product.net().name(), product.net().now(), BigDecimal::add);
            before.merge(product.net().name(), product.net().former(), BigDecimal::add);
        }
        return Partition.of("product", "products", now, before, net);
    }

    static List<ProductChange> products(Scope scope, Period former) {
        Map<String, ProductSales> now = sold(scope, scope.alone());
        Map<String, ProductSales> before = sold(scope, former);
        Set<String> ids = new LinkedHashSet<>(now.keySet());
        ids.addAll(before.keySet());
        return ids.stream().map(id -> change(now.get(id), before.get(id))).toList();
    }

    private static Map<String, ProductSales> sold(Scope scope, Period period) {
        Map<String, ProductSales> sold = new LinkedHashMap<>();
        scope.ask(new TopProductsQuery(
                        scope.currency(), period, RankBy.NET, RankOrder.BEST, scope.filter(), ALL, false))
                .items()
                .forEach(item -> sold.put(item.productId(), item));
        return sold;
    }

    private static ProductChange change(@Nullable ProductSales now, @Nullable ProductSales former) {
        ProductSales named = now == null ? former : now;
        return new ProductChange(
                new Comparison(named == null ? "unknown" : ProductParts.name(named), net(now), net(former)),
                now == null ? 0 : now.units(),
                former == null ? 0 : former.units(),
                now == null ? 0 : now.orders(),
                former == null ? 0 : former.orders());
    }

    private static BigDecimal net(@Nullable ProductSales product) {
        return product == null ? BigDecimal.ZERO : new BigDecimal(product.net());
    }
}
