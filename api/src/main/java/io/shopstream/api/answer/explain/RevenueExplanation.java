package io.shopstream.api.answer.explain;

import io.shopstream.api.answer.Tabular;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A sum of revenue and a page of the lines that make it up, by time of placing, order and line number. The amounts of
 * all pages add up to {@code lines_sum.net}.
 *
 * @param by {@code all}, {@code product}, {@code category}, {@code country} or {@code customer}
 * @param value id or name of what {@code by} says; null for {@code all}
 * @param from inclusive, UTC; null for all times
 * @param to exclusive, UTC; null for all times
 * @param aggregate the table whose rows give {@code cell}; null if no table has the sum of these times
 * @param cell as the table of sums has it; null as {@code aggregate}
 * @param linesSum the same figures, added up from all the lines
 * @param agrees whether both are equal; false for a moment while one of them is loaded before the other, null without
 *     {@code cell}
 * @param lines how many lines there are, those of cancelled and refunded orders included
 * @param nextPageToken the {@code page_token} of the next page; null on the last one
 * @param asOf time of the last load that the answer contains, UTC
 */
public record RevenueExplanation(
        String by,
        @Nullable String value,
        @Nullable Instant from,
        @Nullable Instant to,
        String currency,
        @Nullable String aggregate,
        @Nullable SalesFigures cell,
        SalesFigures linesSum,
        @Nullable Boolean agrees,
        long lines,
        List<ExplainedLine> items,
        @Nullable String nextPageToken,
        Instant asOf)
        implements Tabular {

    public RevenueExplanation {
        items = List.copyOf(items);
    }

    @Override
    public String tableName() {
        return LineTable.NAME;
    }

    @Override
    public List<String> columns() {
        return LineTable.COLUMNS;
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        items.forEach(line -> row.accept(LineTable.row(line)));
    }
}
