package io.shopstream.producer.imports;

import io.shopstream.producer.imports.LineContent.Fields;
import io.shopstream.producer.imports.LineVerdict.Accepted;
import io.shopstream.producer.imports.LineVerdict.Rejected;
import io.shopstream.producer.imports.format.Column;
import io.shopstream.producer.imports.format.DateFormat;
import io.shopstream.producer.imports.format.FileFormat;
import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.rules.BlankText;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.RejectionReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Validates a single line. The first violated rule is the reason: missing or unreadable fields, then the price
 * (positive after rounding half up to cents), then the quantity (its sign must match the kind of the invoice).
 */
final class LineRules {
    private static final List<Column> REQUIRED = List.of(
            Column.INVOICE_NO,
            Column.STOCK_CODE,
            Column.QUANTITY,
            Column.INVOICE_DATE,
            Column.UNIT_PRICE,
            Column.COUNTRY);
    // Bounded digits and no exponent: rounding "1e999999999" would take gigabytes of memory.
    private static final Pattern PRICE = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");
    private static final Pattern PRICE_WITH_COMMA = Pattern.compile("-?\\d{1,15}(,\\d{1,15})?");
    private static final Pattern QUANTITY = Pattern.compile("-?\\d{1,9}");
    private static final String ID_SUFFIX = ".0";

    private final FileFormat format;
    private final Pattern price;
    // Lines of one invoice share their date: parsing it only when it changes saves a third of the reading time.
    private String lastDateText = "";
    private Optional<Instant> lastDate = Optional.empty();

    LineRules(FileFormat format) {
        this.format = format;
        this.price = format.decimalComma() ? PRICE_WITH_COMMA : PRICE;
    }

    LineVerdict check(Fields fields) {
        for (Column column : REQUIRED) {
            if (fields.get(column).isBlank()) {
                return new Rejected(RejectionReason.FIELD_MISSING, column.title() + " is empty");
            }
        }
        for (Column column : Column.values()) {
            String text = fields.get(column);
            if (text.length() > OrderRules.MAX_TEXT || text.indexOf('\0') >= 0) {
                return new Rejected(
                        RejectionReason.TEXT_NOT_STORABLE,
                        column.title() + " is longer than " + OrderRules.MAX_TEXT
                                + " characters or contains a NUL character");
            }
        }
        Optional<Instant> date = dateOf(fields);
        if (!QUANTITY.matcher(fields.get(Column.QUANTITY)).matches()) {
            return unreadable(Column.QUANTITY, "a whole number of at most 9 digits");
        }
        if (date.isEmpty()) {
            return unreadable(Column.INVOICE_DATE, expectedDate());
        }
        if (!price.matcher(fields.get(Column.UNIT_PRICE)).matches()) {
            return unreadable(
                    Column.UNIT_PRICE,
                    "a decimal number with at most 15 digits before and after the "
                            + (format.decimalComma() ? "comma" : "point"));
        }
        return checkNumbers(line(fields, date.get()));
    }

    /** Returns the date, empty if unreadable. Needed for rejected lines too: the first date is the invoice's date. */
    Optional<Instant> dateOf(Fields fields) {
        String text = fields.get(Column.INVOICE_DATE);
        if (!text.equals(lastDateText)) {
            lastDateText = text;
            lastDate = format.dates().parse(text).map(date -> date.toInstant(ZoneOffset.UTC));
        }
        return lastDate;
    }

    private static LineVerdict checkNumbers(RetailLine line) {
        if (line.priceMinor() <= 0) {
            return new Rejected(RejectionReason.PRICE_NOT_POSITIVE, "UnitPrice rounded to cents must be above 0");
        }
        if (line.quantity() == 0) {
            return new Rejected(RejectionReason.QUANTITY_ZERO, "Quantity must not be 0");
        }
        if (line.quantity() < 0 != Invoices.isReturn(line.invoice())) {
            return new Rejected(
                    RejectionReason.QUANTITY_SIGN,
                    "Quantity must be negative where InvoiceNo starts with C and positive elsewhere");
        }
        if (line.priceMinor() > Money.MAX_MINOR
                || Math.multiplyHigh(line.priceMinor(), line.quantity()) != (line.quantity() < 0 ? -1 : 0)
                || Math.abs(line.amountMinor()) > Money.MAX_MINOR) {
            return new Rejected(
                    RejectionReason.AMOUNT_OUT_OF_RANGE,
                    "UnitPrice and Quantity x UnitPrice must not exceed 12 digits before the point");
        }
        return new Accepted(line);
    }

    private RetailLine line(Fields fields, Instant date) {
        String description = fields.get(Column.DESCRIPTION).strip();
        return new RetailLine(
                fields.get(Column.INVOICE_NO),
                fields.get(Column.STOCK_CODE),
                description.isEmpty() ? null : description,
                Integer.parseInt(fields.get(Column.QUANTITY)),
                date,
                Money.roundToMinor(price(fields.get(Column.UNIT_PRICE))),
                customer(fields.get(Column.CUSTOMER_ID)),
                fields.get(Column.COUNTRY));
    }

    private static @Nullable String customer(String text) {
        String id = text.endsWith(ID_SUFFIX) ? text.substring(0, text.length() - ID_SUFFIX.length()) : text;
        return BlankText.isBlank(id) ? null : id;
    }

    private BigDecimal price(String text) {
        return new BigDecimal(format.decimalComma() ? text.replace(',', '.') : text);
    }

    private String expectedDate() {
        return format.dates().equals(DateFormat.ISO)
                ? "a date and time like 2010-12-01 08:26:00"
                : "a date and time in the format " + format.dates().pattern();
    }

    private static Rejected unreadable(Column column, String expected) {
        return new Rejected(RejectionReason.FIELD_UNREADABLE, column.title() + " must be " + expected);
    }
}
