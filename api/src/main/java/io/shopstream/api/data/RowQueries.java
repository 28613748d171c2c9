package io.shopstream.api.data;

import io.shopstream.api.paging.Page;
import io.shopstream.api.paging.PageRequest;
import io.shopstream.api.paging.Position;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Reads rows of a resource: a page of a list, or one by its id. */
final class RowQueries {
    private RowQueries() {}

    static <R extends Record> Page<R> page(
            JdbcClient snapshot, Selection<R> selection, PageRequest page, PersonalData personal) {
        Resource<R> resource = selection.resource();
        StatementSpec statement =
                snapshot.sql(ListSql.page(selection, !page.after().isStart())).param(ListSql.LIMIT, page.limit());
        for (Filter filter : resource.filters()) {
            Object value = selection.values().get(filter.parameter());
            if (value != null) {
                statement.param(filter.placeholder(), value);
            }
        }
        List<R> rows = page.after()
                .bind(statement)
                .query((row, _) -> resource.rows().read(row, personal))
                .list();
        return Page.of(rows, page.size(), selection::after);
    }

    /** @param key the values of the id's columns */
    static <R extends Record> Optional<R> item(
            JdbcClient snapshot, Resource<R> resource, List<Object> key, PersonalData personal) {
        return new Position(key)
                .bind(snapshot.sql(ListSql.item(resource)))
                .query((row, _) -> resource.rows().read(row, personal))
                .optional();
    }
}
