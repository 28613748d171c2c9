package io.shopstream.producer.imports;

import java.util.Arrays;
import java.util.List;

/** The columns of the file, in file order. */
enum Column {
    INVOICE_NO("InvoiceNo"),
    STOCK_CODE("StockCode"),
    DESCRIPTION("Description"),
    QUANTITY("Quantity"),
    INVOICE_DATE("InvoiceDate"),
    UNIT_PRICE("UnitPrice"),
    CUSTOMER_ID("CustomerID"),
    COUNTRY("Country");

    static final List<String> HEADER =
            Arrays.stream(values()).map(Column::title).toList();

    private final String title;

    Column(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
