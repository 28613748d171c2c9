package io.shopstream.api.answer;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An answer that can also be written as CSV. */
public interface Tabular {
    /** File name without extension. */
    String tableName();

    List<String> columns();

    /**
     * Passes the rows one by one, each as long as {@link #columns()}. Text from outside must be a {@code String}, a
     * number a {@code Number} or {@link Decimal}: only a {@code String} is escaped against spreadsheet formulas.
     */
    void forEachRow(Consumer<List<? extends @Nullable Object>> row);

    /** An amount as decimal text. It is not escaped, although it may begin with a minus sign. */
    record Decimal(String text) {
        @Override
        public String toString() {
            return text;
        }
    }
}
