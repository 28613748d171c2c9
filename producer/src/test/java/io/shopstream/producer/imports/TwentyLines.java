package io.shopstream.producer.imports;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Lines in the form that {@code import} has always read, and the same lines as other editions of the data set and other
 * programs write them. Made from the documented columns: the files themselves are not here.
 */
final class TwentyLines {
    /** Line 8 of the file has no price; the description of one line has a pound sign. */
    static final List<String> PLAIN = List.of(
            "536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom",
            "536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom",
            "536365,84406B,CREAM CUPID HEARTS COAT HANGER,8,2010-12-01 08:26:00,2.75,17850.0,United Kingdom",
            "536366,22633,HAND WARMER UNION JACK,6,2010-12-01 08:28:00,1.85,17850.0,United Kingdom",
            "536366,22632,HAND WARMER RED POLKA DOT,6,2010-12-01 08:28:00,1.85,17850.0,United Kingdom",
            "536370,22728,ALARM CLOCK BAKELIKE PINK,24,2010-12-01 08:45:00,3.75,12583.0,France",
            "536370,22727,damaged,1,2010-12-01 08:45:00,0,12583.0,France",
            "536370,22726,ALARM CLOCK BAKELIKE GREEN,12,2010-12-01 08:45:00,3.75,12583.0,France",
            "536370,21724,PANDA AND BUNNIES STICKER SHEET,12,2010-12-01 08:45:00,0.85,12583.0,France",
            "536370,21883,STARS GIFT TAPE,24,2010-12-01 08:45:00,0.65,12583.0,France",
            "C536379,D,Discount,-1,2010-12-13 09:41:00,27.50,14527.0,United Kingdom",
            "C536379,22111,SCOTTIE DOG HOT WATER BOTTLE,-2,2010-12-13 09:41:00,4.95,14527.0,United Kingdom",
            "C536379,20713,20713,-2,2010-12-13 09:41:00,1.95,14527.0,United Kingdom",
            "540001,gift_0001_40,Gift Voucher \u00a340.00,1,2011-01-31 23:58:00,34.04,,United Kingdom",
            "540001,22633,HAND WARMER UNION JACK,1,2011-01-31 23:58:00,1.85,,United Kingdom",
            "540001,22632,HAND WARMER RED POLKA DOT,1,2011-01-31 23:58:00,1.85,,United Kingdom",
            "540001,22728,ALARM CLOCK BAKELIKE PINK,1,2011-01-31 23:58:00,3.75,,United Kingdom",
            "540001,22726,ALARM CLOCK BAKELIKE GREEN,1,2011-01-31 23:58:00,3.75,,United Kingdom",
            "540001,21724,PANDA AND BUNNIES STICKER SHEET,1,2011-01-31 23:58:00,0.85,,United Kingdom",
            "540001,21883,STARS GIFT TAPE,1,2011-01-31 23:58:00,0.65,,United Kingdom");

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private TwentyLines() {}

    enum Edition {
        KAGGLE(",", "M/d/uuuu H:mm", StandardCharsets.UTF_8, "CSV, comma, UTF-8, dates M/d/uuuu H:mm, 8 columns"),
        KAGGLE_OF_WINDOWS(",", "M/d/uuuu H:mm", windows(), "CSV, comma, Windows-1252, dates M/d/uuuu H:mm, 8 columns"),
        SECOND(
                ",",
                "uuuu-MM-dd HH:mm:ss",
                StandardCharsets.UTF_8,
                "CSV, comma, UTF-8, dates uuuu-MM-dd HH:mm:ss, 8 columns"),
        GERMAN_EXCEL(
                ";",
                "d.M.uuuu H:mm",
                windows(),
                "CSV, semicolon, Windows-1252, decimal comma, dates d.M.uuuu H:mm, 8 columns"),
        BRITISH(";", "d/M/uuuu H:mm", windows(), "CSV, semicolon, Windows-1252, dates d/M/uuuu H:mm, 8 columns"),
        TABS_AND_SHORT_YEARS(
                "\t", "M/d/uu H:mm", StandardCharsets.UTF_8, "CSV, tab, UTF-8, dates M/d/uu H:mm, 8 columns"),
        OTHER_ORDER(
                ",",
                "d/M/uuuu H:mm:ss",
                StandardCharsets.UTF_8,
                "CSV, comma, UTF-8, dates d/M/uuuu H:mm:ss, 8 columns"),
        AMERICAN_CLOCK(
                ";",
                "M/d/uuuu h:mm:ss a",
                StandardCharsets.UTF_8,
                "CSV, semicolon, UTF-8, dates M/d/uuuu h:mm:ss a, 8 columns");

        private final String delimiter;
        private final DateTimeFormatter dates;
        private final Charset charset;
        private final String format;

        Edition(String delimiter, String dates, Charset charset, String format) {
            this.delimiter = delimiter;
            this.dates = DateTimeFormatter.ofPattern(dates, Locale.ROOT);
            this.charset = charset;
            this.format = format;
        }

        /** What the import recognises it as. */
        String format() {
            return format;
        }

        byte[] bytes() {
            List<String> lines = new ArrayList<>(List.of(joined(header().split(","))));
            PLAIN.forEach(line -> lines.add(written(line)));
            return String.join("\r\n", lines).getBytes(charset);
        }

        /** The bytes of a line; the header is line 1. */
        byte[] line(int number) {
            return written(PLAIN.get(number - 2)).getBytes(charset);
        }

        private String header() {
            return this == SECOND || this == OTHER_ORDER
                    ? "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country"
                    : TestImports.HEADER;
        }

        private String written(String plain) {
            String[] fields = plain.split(",", -1);
            fields[4] = LocalDateTime.parse(fields[4], ISO).format(dates);
            fields[5] = this == GERMAN_EXCEL ? fields[5].replace('.', ',') : fields[5];
            fields[6] = this == SECOND ? fields[6] : fields[6].replace(".0", "");
            return joined(fields);
        }

        private String joined(String[] fields) {
            List<String> ordered = Arrays.asList(fields.clone());
            if (this == OTHER_ORDER) {
                Collections.reverse(ordered);
            }
            return String.join(delimiter, ordered);
        }

        private static Charset windows() {
            return Charset.forName("windows-1252");
        }
    }
}
