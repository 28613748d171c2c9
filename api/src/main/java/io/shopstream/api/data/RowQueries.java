package io.shopstream.api.data;

import io.shopstream.api.warehouse.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Reads rows of a resource: some of a list, or one by its id. */
final class RowQueries {
    private RowQueries() {}

    /** At most {@code limit} rows after a position. */
    static <R extends Record> List<R> read(
            JdbcClient snapshot, Selection<R> selection, Position after, int limit, PersonalData personal) {
        Resource<R> resource = selection.resource();
        StatementSpec statement =
                snapshot.sql(ListSql.page(selection, !after.isStart())).param(ListSql.LIMIT, limit);
        for (Filter filter : resource.filters()) {
            Object value = selection.values().get(filter.parameter());
            if (value != null) {
                statement.param(filter.placeholder(), value);
            }
        }
        bind(statement, after.values());
        return statement.query((row, _) -> resource.rows().read(row, personal)).list();
    }

    /** @param key the values of the id's columns */
    static <R extends Record> Optional<R> item(
            JdbcClient snapshot, Resource<R> resource, List<Object> key, PersonalData personal) {
        StatementSpec statement = snapshot.sql(ListSql.item(resource));
        bind(statement, key);
        return statement.query((row, _) -> resource.rows().read(row, personal)).optional();
    }

    private static void bind(StatementSpec statement, List<Object> key) {
        for (int index = 0; index < key.size(); index++) {
            Object value = key.get(index);
            statement.param(ListSql.placeholder(index), value instanceof Instant time ? Timestamps.utc(time) : value);
        }
    }
}
