package io.shopstream.api.web.warehouse;

import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.warehouse.RejectedList;
import io.shopstream.api.data.PersonalData;
import io.shopstream.api.paging.Page;
import io.shopstream.api.paging.PageRequest;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.api.warehouse.rejected.RejectedFilter;
import io.shopstream.api.warehouse.rejected.RejectedQuery;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All rejected records in their order, page by page, each of a transaction of its own that is over before the client
 * takes the rows: a slow client holds no connection, and memory is one page. None comes twice, and every one comes that
 * was there all the time.
 */
record RejectedExport(Warehouse warehouse, RejectedFilter filter, PersonalData personal) implements Tabular {
    /** Rows in memory at a time; fewer if they are large. */
    static final int PAGE = 1_000;

    @Override
    public String tableName() {
        return "rejected-records";
    }

    @Override
    public List<String> columns() {
        return RejectedList.COLUMNS;
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        Page.forEach(
                after -> warehouse.ask(
                        snapshot -> RejectedQuery.page(snapshot, filter, new PageRequest(PAGE, after), personal)),
                item -> row.accept(RejectedList.cells(item)));
    }
}
