package io.shopstream.api.explain;

import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.explain.LineTable;
import io.shopstream.api.paging.Page;
import io.shopstream.api.paging.PageRequest;
import io.shopstream.api.warehouse.Warehouse;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All lines of a sum, in batches, each of a transaction of its own that is over before the client takes the rows: a
 * slow client holds no connection, and memory is one batch.
 */
public record LineExport(Warehouse warehouse, RevenueCell cell) implements Tabular {
    private static final int BATCH = 5_000;

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
        Page.forEach(
                after -> warehouse.ask(snapshot -> ExplainedLines.page(snapshot, cell, new PageRequest(BATCH, after))),
                line -> row.accept(LineTable.row(line)));
    }
}
