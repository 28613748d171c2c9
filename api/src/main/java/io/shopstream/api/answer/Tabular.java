package io.shopstream.api.answer;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An answer that is also a table, so that it can be had as CSV. */
public interface Tabular {
    /** File name without ending. */
    String tableName();

    List<String> columns();

    /**
     * Gives the rows one by one, each as long as {@link #columns()}. Text cells are {@code String}s from outside, numbers
     * {@code Number}s or {@link Decimal}s: only the former are defused against spreadsheet formulas.
     */
    void forEachRow(Consumer<List<? extends @Nullable Object>> row);

    /** An amount as decimal text, which may begin with a minus sign and is still a number. */
    record Decimal(String text) {
        @Override
        public String toString() {
            return text;
        }
    }
}
