package io.shopstream.api.support;

import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.query.TopProducts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Ranks by a full sort: the reference for the ranking of streams. */
final class ProductFold {
    private record Sold(String productId, String category, long net, long units, long orders) {}

    private ProductFold() {}

    static List<TopProducts.Item> rank(Map<String, List<OrderLine>> linesByProduct, String by) {
        Comparator<Sold> measure =
                by.equals("units") ? Comparator.comparingLong(Sold::units) : Comparator.comparingLong(Sold::net);
        List<Sold> sorted = linesByProduct.entrySet().stream()
                .map(product -> fold(product.getKey(), product.getValue()))
                .sorted(measure.reversed().thenComparing(Sold::productId))
                .toList();
        return IntStream.range(0, sorted.size())
                .mapToObj(i -> item(i + 1, sorted.get(i)))
                .toList();
    }

    private static TopProducts.Item item(int rank, Sold sold) {
        return new TopProducts.Item(rank, sold.productId(), sold.category(), sold.net(), sold.units(), sold.orders());
    }

    private static Sold fold(String productId, List<OrderLine> lines) {
        String category = lines.getFirst().getCategoryId();
        return new Sold(
                productId,
                category == null ? "unknown" : category,
                lines.stream()
                        .mapToLong(line -> line.getQuantity() * line.getUnitPriceMinor())
                        .sum(),
                lines.stream().mapToLong(OrderLine::getQuantity).sum(),
                lines.size());
    }
}
