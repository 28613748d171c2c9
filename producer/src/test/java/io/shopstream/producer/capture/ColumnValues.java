package io.shopstream.producer.capture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A usual value of every column of the captured tables, and the extreme and special values of every type, as text. */
final class ColumnValues {
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("name", "Ada"),
            Map.entry("email", "ada@example.org"),
            Map.entry("country", "France"),
            Map.entry("city", "Lyon"),
            Map.entry("customer_type", "new"),
            Map.entry("registered_at", "2026-03-01 12:00:00Z"),
            Map.entry("department", "Outdoor"),
            Map.entry("category_id", "c1"),
            Map.entry("currency", "USD"),
            Map.entry("price", "1.00"),
            Map.entry("cost", "0.50"),
            Map.entry("stock_quantity", "1"),
            Map.entry("active", "true"),
            Map.entry("launched_at", "2026-03-01 12:00:00Z"),
            Map.entry("channel", "email"),
            Map.entry("starts_on", "2026-03-01"),
            Map.entry("ends_on", "2026-03-31"),
            Map.entry("budget", "1.00"));

    private ColumnValues() {}

    static String usual(String column) {
        String value = USUAL.get(column);
        if (value == null) {
            throw new AssertionError("column " + column + " is new: add a usual value of it");
        }
        return value;
    }

    /** @param type as {@code format_type} returns it */
    static List<@Nullable String> special(String type) {
        List<@Nullable String> values = new ArrayList<>(
                switch (type.replaceAll("\\(.*?\\)", "")) {
                    case "text" -> texts();
                    case "numeric" ->
                        List.of(
                                "NaN",
                                "Infinity",
                                "-Infinity",
                                "0",
                                "-0.00",
                                "0.01",
                                "0.005",
                                "-1.00",
                                "999999999999.99",
                                "-999999999999.99",
                                "1000000000000.00",
                                "92233720368547758.08",
                                "9".repeat(38) + ".99");
                    case "bigint" ->
                        List.of("0", "-1", "1000000000", "1000000001", "9223372036854775807", "-9223372036854775808");
                    case "boolean" -> List.of("true", "false");
                    case "timestamp with time zone" ->
                        List.of(
                                "infinity",
                                "-infinity",
                                "4714-11-24 00:00:00Z BC",
                                "0044-03-15 12:00:00Z BC",
                                "0001-12-31 23:59:59.999Z BC",
                                "0001-01-01 00:00:00Z",
                                "0999-02-28 12:00:00Z",
                                "1582-10-10 12:00:00Z",
                                "1899-12-31 23:59:59.999Z",
                                "1969-12-31 23:59:59.999Z",
                                "1969-12-31 23:59:59.999999Z",
                                "2026-03-01 12:00:00.123999+14",
                                "2199-12-31 23:59:59.999Z",
                                "9999-12-31 23:59:59.999Z",
                                "10000-01-01 00:00:00Z",
                                "294276-12-31 23:59:59.999Z");
                    case "date" ->
                        List.of(
                                "infinity",
                                "-infinity",
                                "4714-11-24 BC",
                                "0044-03-15 BC",
                                "0001-01-01",
                                "1582-10-10",
                                "1582-12-31",
                                "1583-01-01",
                                "1900-01-01",
                                "1969-12-31",
                                "2024-02-29",
                                "2199-12-31",
                                "9999-12-31",
                                "10000-01-01",
                                "5874897-12-31");
                    default -> throw new AssertionError("no values of type " + type);
                });
        values.add(null);
        return values;
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(
                "",
                " ",
                "\t\r\n",
                "\u00a0\u2003",
                "\u0085",
                "\u0000",
                "ada@example.org",
                "{\"a\":\"\\u0000\\\"\n\",}",
                "\\x00'); drop table shop.users; --",
                "null",
                "\u202eevol \u200b\ufeff",
                "e\u0301 != \u00e9",
                "x".repeat(64),
                "x".repeat(65),
                "x".repeat(200),
                "x".repeat(201),
                "x".repeat(1_000),
                "x".repeat(1_001),
                "\ud83d\ude00".repeat(100),
                "\ud83d\ude00".repeat(101),
                "__debezium_unavailable_value"));
        texts.add(random(100_000));
        texts.add(controls());
        // The last characters of every plane are no characters to Unicode, but storable.
        IntStream.rangeClosed(0, 16)
                .map(plane -> plane << 16)
                .mapToObj(plane -> "<" + Character.toString(plane + 0x900) + Character.toString(plane + 0xfffe) + ">")
                .forEach(texts::add);
        return Collections.unmodifiableList(texts);
    }

    private static String controls() {
        return IntStream.rangeClosed(1, 31).mapToObj(Character::toString).reduce("<", String::concat);
    }

    /** PostgreSQL cannot compress it. */
    private static String random(int length) {
        return new Random(5)
                .ints(length, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
