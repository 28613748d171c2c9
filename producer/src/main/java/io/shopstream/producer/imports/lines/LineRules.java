package io.shopstream.producer.imports.lines;

import io.shopstream.producer.imports.columns.ImportColumn;
import io.shopstream.producer.imports.dates.DateFormat;
import io.shopstream.producer.imports.format.FileFormat;
import io.shopstream.producer.imports.lines.LineVerdict.Accepted;
import io.shopstream.producer.imports.lines.LineVerdict.Rejected;
import io.shopstream.producer.imports.lines.ParsedLine.Fields;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.money.ShopCurrencies;
import io.shopstream.schemas.rules.BlankText;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.RejectionReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Validates a single line. The first violated rule is the reason: missing or unreadable fields, then the price
 * (positive after rounding half up to cents), then the quantity (its sign must match the kind of the invoice).
 */
public final class LineRules {
    private static final List<ImportColumn> REQUIRED = List.of(
            ImportColumn.INVOICE_NO,
            ImportColumn.STOCK_CODE,
            ImportColumn.QUANTITY,
            ImportColumn.INVOICE_DATE,
            ImportColumn.UNIT_PRICE,
            ImportColumn.COUNTRY);
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

    public LineRules(FileFormat format) {
        this.format = format;
        this.price = format.decimalComma() ? PRICE_WITH_COMMA : PRICE;
    }

    public LineVerdict check(Fields fields) {
        for (ImportColumn column : REQUIRED) {
            if (fields.get(column).isBlank()) {
                return new Rejected(RejectionReason.FIELD_MISSING, format.title(column) + " is empty");
            }
        }
        for (ImportColumn column : ImportColumn.values()) {
            String text = fields.get(column);
            if (text.length() > OrderRules.MAX_TEXT || text.indexOf('\0') >= 0) {
                return new Rejected(
                        RejectionReason.TEXT_NOT_STORABLE,
                        format.title(column) + " is longer than " + OrderRules.MAX_TEXT
                                + " characters or contains a NUL character");
            }
        }
        Optional<Instant> date = dateOf(fields);
        if (!QUANTITY.matcher(fields.get(ImportColumn.QUANTITY)).matches()) {
            return unreadable(ImportColumn.QUANTITY, "a whole number of at most 9 digits");
        }
        if (date.isEmpty()) {
            return unreadable(ImportColumn.INVOICE_DATE, expectedDate());
        }
        if (!price.matcher(fields.get(ImportColumn.UNIT_PRICE)).matches()) {
            return unreadable(
                    ImportColumn.UNIT_PRICE,
                    "a decimal number with at most 15 digits before and after the "
                            + (format.decimalComma() ? "comma" : "point"));
        }
        String currency = format.currency(fields.get(ImportColumn.CURRENCY));
        if (!ShopCurrencies.accepts(currency)) {
            return new Rejected(
                    RejectionReason.CURRENCY_UNKNOWN,
                    format.title(ImportColumn.CURRENCY) + " must be " + ShopCurrencies.RULE);
        }
        Optional<OrderStatus> status =
                format.status(fields.get(ImportColumn.STATUS), fields.get(ImportColumn.CANCELLED_AT));
        if (status.isEmpty()) {
            return unreadable(
                    ImportColumn.STATUS, "one of the words that the mapping knows: add it to a status line there");
        }
        return checkNumbers(line(fields, date.get(), currency, status.get()));
    }

    /** Returns the date, empty if unreadable. Needed for rejected lines too: the first date is the invoice's date. */
    public Optional<Instant> dateOf(Fields fields) {
        String text = fields.get(ImportColumn.INVOICE_DATE);
        if (!text.equals(lastDateText)) {
            lastDateText = text;
            lastDate = format.time(text);
        }
        return lastDate;
    }

    private LineVerdict checkNumbers(RetailLine line) {
        if (line.priceMinor() <= 0) {
            return new Rejected(
                    RejectionReason.PRICE_NOT_POSITIVE,
                    format.title(ImportColumn.UNIT_PRICE)
                            + (format.hasLineTotals()
                                    ? " must be at least a cent for each unit"
                                    : " rounded to cents must be above 0"));
        }
        if (line.quantity() == 0) {
            return new Rejected(RejectionReason.QUANTITY_ZERO, format.title(ImportColumn.QUANTITY) + " must not be 0");
        }
        if (line.quantity() < 0 != format.isReturn(line.invoice())) {
            String prefix = format.returnPrefix();
            return new Rejected(
                    RejectionReason.QUANTITY_SIGN,
                    format.title(ImportColumn.QUANTITY) + " must be "
                            + (prefix == null
                                    ? "positive: the mapping has no return_prefix"
                                    : "negative where " + format.title(ImportColumn.INVOICE_NO) + " starts with "
                                            + prefix + " and positive elsewhere"));
        }
        if (line.priceMinor() > Money.MAX_MINOR
                || Math.multiplyHigh(line.priceMinor(), line.quantity()) != (line.quantity() < 0 ? -1 : 0)
                || Math.abs(line.amountMinor()) > Money.MAX_MINOR) {
            return new Rejected(
                    RejectionReason.AMOUNT_OUT_OF_RANGE,
                    format.title(ImportColumn.UNIT_PRICE)
                            + " and the amount of the line must not exceed 12 digits before the point");
        }
        return new Accepted(line);
    }

    private RetailLine line(Fields fields, Instant date, String currency, OrderStatus status) {
        String description = fields.get(ImportColumn.DESCRIPTION).strip();
        int quantity = Integer.parseInt(fields.get(ImportColumn.QUANTITY));
        long amount = Money.roundToMinor(price(fields.get(ImportColumn.UNIT_PRICE)));
        int divisor = format.hasLineTotals() && quantity != 0 ? quantity : 1;
        return new RetailLine(
                fields.get(ImportColumn.INVOICE_NO),
                fields.get(ImportColumn.STOCK_CODE),
                description.isEmpty() ? null : description,
                quantity,
                date,
                unitPrice(amount, divisor),
                (int) (Math.abs(amount) % Math.abs(divisor)),
                customer(fields.get(ImportColumn.CUSTOMER_ID)),
                fields.get(ImportColumn.COUNTRY),
                currency,
                status);
    }

    // Exports write the amount of a returned line with either sign.
    private static long unitPrice(long amount, int divisor) {
        return divisor < 0 ? Math.abs(amount) / -divisor : amount / divisor;
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

    private Rejected unreadable(ImportColumn column, String expected) {
        return new Rejected(RejectionReason.FIELD_UNREADABLE, format.title(column) + " must be " + expected);
    }
}
