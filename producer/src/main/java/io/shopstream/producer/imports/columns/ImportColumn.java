package io.shopstream.producer.imports.columns;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an import reads of a line. The first eight are the columns of the data set, in the order of its first edition;
 * the aliases are those of its second one. The others are in mapped files only.
 */
public enum ImportColumn {
    INVOICE_NO("order_id", true, "InvoiceNo", "Invoice"),
    STOCK_CODE("product_id", false, "StockCode"),
    DESCRIPTION("product_name", false, "Description"),
    QUANTITY("quantity", false, "Quantity"),
    INVOICE_DATE("time", true, "InvoiceDate"),
    UNIT_PRICE("unit_price", false, "UnitPrice", "Price"),
    CUSTOMER_ID("customer", true, "CustomerID", "Customer ID"),
    COUNTRY("country", true, "Country"),
    CURRENCY("currency", true),
    STATUS("status", true),
    CANCELLED_AT("cancelled_at", true);

    /** The columns of the data set. */
    public static final List<ImportColumn> OF_DATA_SET =
            Arrays.stream(values()).filter(column -> !column.names.isEmpty()).toList();

    private final String key;
    private final boolean ofOrder;
    private final String title;
    private final List<String> names;

    ImportColumn(String key, boolean ofOrder, String... titles) {
        this.key = key;
        this.ofOrder = ofOrder;
        this.title = titles.length == 0 ? key : titles[0];
        this.names = Arrays.stream(titles).map(ImportColumn::normal).toList();
    }

    /** The name in a mapping. */
    String key() {
        return key;
    }

    /** Whether all lines of an order have the same value. */
    public boolean isOfOrder() {
        return ofOrder;
    }

    /** The column's name in the first edition of the data set. */
    public String title() {
        return title;
    }

    /** The column of the data set with this name; capitals, blanks and punctuation do not matter. */
    public static Optional<ImportColumn> named(String name) {
        String normal = normal(name);
        return OF_DATA_SET.stream()
                .filter(column -> column.names.contains(normal))
                .findFirst();
    }

    private static String normal(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
