package io.shopstream.api.data;

import io.shopstream.api.answer.data.DataPage;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One page of a list. Pages that follow one another have every row once that was there from the first to the last page
 * and did not move in the order, whatever arrives meanwhile.
 *
 * @param after where the page begins
 */
public record PageQuery<R extends Record>(Selection<R> selection, Position after, int pageSize, PersonalData personal)
        implements WarehouseQuery<DataPage<R>> {

    @Override
    public DataPage<R> ask(JdbcClient snapshot, Instant asOf) {
        // One more tells whether there is a next page.
        List<R> rows = RowQueries.read(snapshot, selection, after, pageSize + 1, personal);
        if (rows.size() <= pageSize) {
            return new DataPage<>(rows, null, asOf);
        }
        List<R> page = rows.subList(0, pageSize);
        String next = Position.after(page.getLast(), selection).token(selection);
        return new DataPage<>(page, next, asOf);
    }
}
