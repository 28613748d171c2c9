package io.shopstream.api.data;

import io.shopstream.api.answer.data.DataPage;
import io.shopstream.api.paging.Page;
import io.shopstream.api.paging.PageRequest;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One page of a list. Pages that follow one another have every row once that was there from the first to the last page
 * and did not move in the order, whatever arrives meanwhile.
 */
public record PageQuery<R extends Record>(Selection<R> selection, PageRequest page, PersonalData personal)
        implements WarehouseQuery<DataPage<R>> {

    @Override
    public DataPage<R> ask(JdbcClient snapshot, Instant asOf) {
        Page<R> rows = RowQueries.page(snapshot, selection, page, personal);
        return new DataPage<>(rows.items(), rows.nextToken(selection), asOf);
    }
}
