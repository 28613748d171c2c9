package io.shopstream.api.data;

import io.shopstream.api.answer.Rows;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows that are in memory, such as a page, as a table. */
public record RowTable<R extends Record>(Resource<R> resource, List<R> items) implements Rows {
    public RowTable {
        items = List.copyOf(items);
    }

    @Override
    public String tableName() {
        return resource.name();
    }

    @Override
    public List<String> columns() {
        return resource.columnNames();
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        items.forEach(item -> row.accept(resource.rows().cells(item)));
    }

    @Override
    public void forEachItem(Consumer<Object> item) {
        items.forEach(item);
    }
}
