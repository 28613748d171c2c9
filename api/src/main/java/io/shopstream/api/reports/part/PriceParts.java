package io.shopstream.api.reports.part;

import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.finding.Comparison;
import io.shopstream.api.reports.finding.Partition;
import io.shopstream.api.reports.finding.ProductChange;
import io.shopstream.api.reports.format.ReportText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Whether prices or volumes changed what products made. The rows add up to the change of all products. */
public final class PriceParts {
    private static final int BARS = 10;

    private PriceParts() {}

    private record Row(String name, BigDecimal former, BigDecimal now, BigDecimal byVolume, BigDecimal byPrice) {

        static Row of(ProductChange product) {
            Comparison net = product.net();
            return new Row(net.name(), net.former(), net.now(), product.byVolume(), product.byPrice());
        }

        static Row sum(String name, List<ProductChange> products) {
            Comparison net = new Partition(
                            "product",
                            "products",
                            products.stream().map(ProductChange::net).toList())
                    .whole(name);
            return new Row(
                    name,
                    net.former(),
                    net.now(),
                    sum(products, ProductChange::byVolume),
                    sum(products, ProductChange::byPrice));
        }

        private static BigDecimal sum(List<ProductChange> products, Function<ProductChange, BigDecimal> amount) {
            return products.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        BigDecimal change() {
            return now.subtract(former);
        }
    }

    /** @param most products that the table names; the others are one row */
    public static Section of(List<ProductChange> products, int most) {
        List<ProductChange> sorted = products.stream()
                .sorted(Comparator.comparing((ProductChange product) ->
                                product.net().contribution().abs())
                        .reversed()
                        .thenComparing(product -> product.net().name()))
                .toList();
        List<Row> rows =
                new ArrayList<>(sorted.stream().limit(most).map(Row::of).toList());
        if (sorted.size() > most) {
            List<ProductChange> others = sorted.subList(most, sorted.size());
            rows.add(Row.sum(ReportText.grouped(others.size()) + " other products", others));
        }
        rows.add(Row.sum("All products", sorted));
        return new Section(
                "Price and volume",
                List.of(
                        Charts.bars(
                                "Change of net revenue",
                                Charts.Kind.MONEY,
                                sorted.stream()
                                        .limit(BARS)
                                        .map(product -> new Charts.Item(
                                                product.net().name(),
                                                product.net().contribution().toPlainString(),
                                                null,
                                                null))
                                        .toList(),
                                "What products added to the change of net revenue; the figures are in the table."),
                        TableBuilder.<Row>of("price-and-volume", "What price and volume changed")
                                .with("product", "Product", row -> Values.text(row.name()))
                                .with("net_former", "Before", row -> Values.amount(row.former()))
                                .with("net", "Net revenue", row -> Values.amount(row.now()))
                                .with("change", "Change", row -> Values.amount(row.change()))
                                .with("by_volume", "By volume", row -> Values.amount(row.byVolume()))
                                .with("by_price", "By price", row -> Values.amount(row.byPrice()))
                                .rows(rows)));
    }
}
