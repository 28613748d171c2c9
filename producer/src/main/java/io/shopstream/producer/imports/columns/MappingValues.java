package io.shopstream.producer.imports.columns;

import io.shopstream.producer.imports.columns.Mapping.Source;
import io.shopstream.producer.imports.dates.DateFormat;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.money.ShopCurrencies;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys and values of a mapping file, whose keys are all known.
 *
 * @param values sorted by key
 */
record MappingValues(String name, Map<String, String> values) {
    private static final List<ImportColumn> REQUIRED = List.of(
            ImportColumn.INVOICE_NO,
            ImportColumn.STOCK_CODE,
            ImportColumn.QUANTITY,
            ImportColumn.INVOICE_DATE,
            ImportColumn.COUNTRY,
            ImportColumn.CURRENCY);

    /** The statuses of an order, as mapping files write them. */
    static List<String> statuses() {
        return Arrays.stream(OrderStatus.values())
                .map(status -> status.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    Mapping mapping() throws MappingException {
        boolean lineTotals = values.containsKey(MappingFile.LINE_TOTAL);
        if (lineTotals == values.containsKey(ImportColumn.UNIT_PRICE.key())) {
            throw error("needs either unit_price or " + MappingFile.LINE_TOTAL
                    + ", the column with the price of one unit or that with the amount of the line");
        }
        Map<ImportColumn, List<Source>> sources = new EnumMap<>(ImportColumn.class);
        for (ImportColumn column : ImportColumn.values()) {
            String key = column == ImportColumn.UNIT_PRICE && lineTotals ? MappingFile.LINE_TOTAL : column.key();
            String value = values.get(key);
            if (value != null) {
                sources.put(column, sources(key, value));
            } else if (REQUIRED.contains(column)) {
                throw error("has no " + key + ": add a line " + key + " = and the name of the column"
                        + (column == ImportColumn.COUNTRY || column == ImportColumn.CURRENCY
                                ? ", or a text for all orders in double quotes"
                                : ""));
            }
        }
        checkCurrency(sources.get(ImportColumn.CURRENCY));
        Map<String, OrderStatus> statuses = words();
        if (sources.containsKey(ImportColumn.STATUS) == statuses.isEmpty()) {
            throw error("needs both status and the words that this column has, such as status.refunded = refunded;"
                    + " or neither, and all orders are delivered");
        }
        return new Mapping(
                name,
                sources,
                lineTotals,
                dates(),
                zone(),
                choice(MappingFile.BLANK_CELLS, "empty", "above"),
                choice(MappingFile.CUSTOMER_AS, "text", "hash"),
                values.get(MappingFile.RETURN_PREFIX),
                statuses,
                values.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    private List<Source> sources(String key, String value) throws MappingException {
        List<Source> sources = new ArrayList<>();
        for (String each : value.split("\\|", -1)) {
            String text = each.strip();
            boolean fixed = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
            if (!sources.isEmpty() && sources.getLast() instanceof Source.Fixed) {
                throw error("has a text in double quotes before other columns in " + key + ": it must come last");
            }
            String content = fixed ? text.substring(1, text.length() - 1).strip() : text;
            if (content.isEmpty()) {
                throw error("names an empty column in " + key);
            }
            sources.add(fixed ? new Source.Fixed(content) : new Source.Named(content));
        }
        return List.copyOf(sources);
    }

    private void checkCurrency(@Nullable List<Source> sources) throws MappingException {
        if (sources != null
                && sources.getLast() instanceof Source.Fixed(String code)
                && !ShopCurrencies.accepts(code)) {
            throw error("has the currency \"" + code + "\": it must be " + ShopCurrencies.RULE);
        }
    }

    private Map<String, OrderStatus> words() throws MappingException {
        Map<String, OrderStatus> words = new HashMap<>();
        for (OrderStatus status : OrderStatus.values()) {
            String key = MappingFile.STATUS_OF + status.name().toLowerCase(Locale.ROOT);
            for (String word : values.getOrDefault(key, "").split(",")) {
                String text = word.strip().toLowerCase(Locale.ROOT);
                if (!text.isEmpty() && words.put(text, status) != null) {
                    throw error("has the word \"" + text + "\" twice, the second time in " + key);
                }
            }
        }
        return words;
    }

    private @Nullable DateFormat dates() throws MappingException {
        String pattern = values.get(MappingFile.TIME_FORMAT);
        try {
            return pattern == null ? null : DateFormat.ofPattern(pattern);
        } catch (IllegalArgumentException e) {
            throw error("has a wrong " + MappingFile.TIME_FORMAT + ": " + e.getMessage());
        }
    }

    private ZoneId zone() throws MappingException {
        String zone = values.getOrDefault(MappingFile.ZONE, "UTC");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw error("has an unknown zone \"" + zone + "\": write one like Europe/Berlin or UTC");
        }
    }

    private boolean choice(String key, String no, String yes) throws MappingException {
        String value = values.getOrDefault(key, no);
        if (!value.equals(no) && !value.equals(yes)) {
            throw error("has " + key + " = " + value + ": it must be " + no + " or " + yes);
        }
        return value.equals(yes);
    }

    private MappingException error(String what) {
        return new MappingException("mapping " + name + " " + what);
    }
}
