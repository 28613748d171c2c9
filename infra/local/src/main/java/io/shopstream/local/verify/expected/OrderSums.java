package io.shopstream.local.verify.expected;

import io.shopstream.local.verify.scratch.ScratchFiles;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.topic.RecordKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Computes every aggregate as a plain sum over all orders that stand. An order is added as a whole, and subtracted as a
 * whole before another version is added. There are no deltas, and no arithmetic is shared with streams or the sink.
 */
public final class OrderSums {
    private final Instant cut;
    private final SumTable minutes;
    private final SumTable productHours;
    private final SumTable products;
    private final SumTable categories;
    private final SumTable countries;
    private final SumTable customers;
    private final TimeTexts minuteTexts = new TimeTexts(ChronoUnit.MINUTES);
    private final TimeTexts hourTexts = new TimeTexts(ChronoUnit.HOURS);

    /** @param cut minutes that start at or after it are left out of {@link #products} */
    OrderSums(ScratchFiles scratchFiles, Instant cut) {
        this.cut = cut;
        this.minutes = new SumTable(scratchFiles, 3, 0);
        this.productHours = new SumTable(scratchFiles, 1, 0);
        this.products = new SumTable(scratchFiles, 1, 0, OrderSums::productText);
        this.categories = new SumTable(scratchFiles, 2, LatestAmounts.COLUMNS);
        this.countries = new SumTable(scratchFiles, 2, LatestAmounts.COLUMNS);
        this.customers = new SumTable(scratchFiles, 2, ExpectedCustomers.COLUMNS);
    }

    // A ranking has the net only, not gross and returns.
    private static String productText(Amounts amounts) {
        return new ProductTotal(amounts.net(), amounts.units(), amounts.orders()).toString();
    }

    void add(Order order) {
        apply(order, 1);
    }

    void subtract(Order order) {
        apply(order, -1);
    }

    /** Marks the sums that the order belongs to as touched, without a change. */
    void touch(Order order) {
        apply(order, 0);
    }

    private void apply(Order order, long times) {
        boolean sale = order.getKind() == OrderKind.SALE;
        String minute = minuteKey(order.getPlacedAt(), order.getCurrency());
        boolean closed = order.getPlacedAt().truncatedTo(ChronoUnit.MINUTES).isBefore(cut);
        Set<String> counted = new HashSet<>();
        Amounts whole = new Amounts(0, 0, sale ? times : 0, 0);
        for (OrderLine line : order.getLines()) {
            long amount = times * line.getQuantity() * line.getUnitPriceMinor();
            long units = times * line.getQuantity();
            long gross = sale ? amount : 0;
            long returns = sale ? 0 : amount;
            whole = whole.plus(new Amounts(gross, returns, 0, units));
            String product = productHourKey(
                    order.getPlacedAt(), order.getCurrency(), productDimension(line.getProductId(), categoryOf(line)));
            long firstOfProduct = sale && counted.add(product) ? times : 0;
            productHours.add(product, gross, returns, firstOfProduct, units);
            String category = dimensionKey(order.getPlacedAt(), order.getCurrency(), categoryOf(line));
            long firstOfCategory = sale && counted.add(category) ? times : 0;
            categories.add(category, gross, returns, firstOfCategory, units);
            if (closed) {
                products.add(productKey(order.getCurrency(), line.getProductId()), amount, 0, firstOfProduct, units);
            }
        }
        add(minutes, minute, whole);
        add(countries, dimensionKey(order.getPlacedAt(), order.getCurrency(), order.getShippingCountry()), whole);
        if (order.getUserId() != null) {
            add(customers, customerKey(order), whole);
        }
    }

    private static void add(SumTable table, String key, Amounts amounts) {
        table.add(key, amounts.gross(), amounts.returns(), amounts.orders(), amounts.units());
    }

    public String minuteKey(Instant time, String currency) {
        return minuteTexts.of(time) + ' ' + currency;
    }

    public String productHourKey(Instant time, String currency, String dimension) {
        return hourTexts.of(time) + ' ' + currency + dimension;
    }

    /** The part of a key that distinguishes the products of an hour. */
    public static String productDimension(String product, String category) {
        return " product " + product + "\0 category " + category;
    }

    public static String productKey(String currency, String product) {
        return currency + " product " + product;
    }

    private static String categoryOf(OrderLine line) {
        String category = line.getCategoryId();
        return category == null ? RecordKeys.UNKNOWN_CATEGORY : category;
    }

    /** The key in the topics of categories and countries. */
    public String dimensionKey(Instant time, String currency, String dimension) {
        return hourTexts.of(time) + '|' + currency + '|' + dimension;
    }

    static String customerKey(Order order) {
        return RecordKeys.customerTotals(order.getCurrency(), String.valueOf(order.getUserId()));
    }

    public SumTable minutes() {
        return minutes;
    }

    public SumTable productHours() {
        return productHours;
    }

    public SumTable products() {
        return products;
    }

    public SumTable categories() {
        return categories;
    }

    public SumTable countries() {
        return countries;
    }

    public SumTable customers() {
        return customers;
    }

    /** Marks all sums as untouched. */
    void mark() {
        for (SumTable table : List.of(minutes, productHours, products, categories, countries, customers)) {
            table.rows().mark();
        }
    }
}
