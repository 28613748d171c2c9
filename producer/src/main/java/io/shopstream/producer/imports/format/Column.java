package io.shopstream.producer.imports.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns of the data set, in the order of its first edition. The aliases are those of its second one. */
public enum Column {
    INVOICE_NO("InvoiceNo", "Invoice"),
    STOCK_CODE("StockCode"),
    DESCRIPTION("Description"),
    QUANTITY("Quantity"),
    INVOICE_DATE("InvoiceDate"),
    UNIT_PRICE("UnitPrice", "Price"),
    CUSTOMER_ID("CustomerID", "Customer ID"),
    COUNTRY("Country");

    public static final int COUNT = values().length;

    private final String title;
    private final List<String> names;

    Column(String title, String... aliases) {
        this.title = title;
        this.names = Stream.concat(Stream.of(title), Arrays.stream(aliases))
                .map(Column::normal)
                .toList();
    }

    /** The column's name in the first edition. */
    public String title() {
        return title;
    }

    /** The column of this name; capitals, blanks and punctuation do not matter. */
    static Optional<Column> named(String name) {
        String normal = normal(name);
        return Arrays.stream(values())
                .filter(column -> column.names.contains(normal))
                .findFirst();
    }

    private static String normal(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
