package io.shopstream.api.web.warehouse;

import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.warehouse.RejectedList;
import io.shopstream.api.data.PersonalData;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.api.warehouse.rejected.RejectedFilter;
import io.shopstream.api.warehouse.rejected.RejectedQuery;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All rejected records. Reads rows while it writes them, so that memory does not limit their number. */
record RejectedExport(Warehouse warehouse, RejectedFilter filter, PersonalData personal) implements Tabular {

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
        warehouse.ask(snapshot -> {
            RejectedQuery.forEach(snapshot, filter, personal, item -> row.accept(RejectedList.cells(item)));
            return true;
        });
    }
}
