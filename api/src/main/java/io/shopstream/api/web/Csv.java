package io.shopstream.api.web;

import io.shopstream.api.answer.Tabular.Decimal;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes RFC 4180 rows: commas, CRLF, quotes where needed. */
final class Csv {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private Csv() {}

    static void row(Appendable out, List<? extends @Nullable Object> cells) throws IOException {
        String separator = "";
        for (Object cell : cells) {
            out.append(separator).append(quoted(text(cell)));
            separator = ",";
        }
        out.append("\r\n");
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Decimal amount -> amount.text();
            // An apostrophe keeps a spreadsheet from running text from outside as a formula.
            case String text when !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 -> "'" + text;
            case Object other -> other.toString();
        };
    }

    private static String quoted(String text) {
        boolean needed = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
