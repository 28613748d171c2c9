package io.shopstream.api.data;

import io.shopstream.api.answer.Rows;
import io.shopstream.api.paging.Page;
import io.shopstream.api.paging.PageRequest;
import io.shopstream.api.warehouse.Warehouse;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a selection, read in batches while they are written. Each batch is a transaction of its own, so a client
 * that reads slowly occupies no connection and delays no rebuild. Each row is as it was when it was read; none comes
 * twice, unless it moved in the order meanwhile.
 */
public record RowExport<R extends Record>(Warehouse warehouse, Selection<R> selection, PersonalData personal)
        implements Rows {
    /** Rows in memory at a time. */
    static final int BATCH = 5_000;

    @Override
    public String tableName() {
        return selection.resource().name();
    }

    @Override
    public List<String> columns() {
        return selection.resource().columnNames();
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        forEach(item -> row.accept(selection.resource().rows().cells(item)));
    }

    @Override
    public void forEachItem(Consumer<Object> item) {
        forEach(item::accept);
    }

    private void forEach(Consumer<R> action) {
        Page.forEach(
                after -> warehouse.ask(
                        snapshot -> RowQueries.page(snapshot, selection, new PageRequest(BATCH, after), personal)),
                action);
    }
}
