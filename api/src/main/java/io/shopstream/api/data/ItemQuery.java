package io.shopstream.api.data;

import io.shopstream.api.answer.data.DataItem;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One row by its id; empty if there is none.
 *
 * @param key the values of the columns of the id; empty if no row can have it
 */
public record ItemQuery<R extends Record>(Resource<R> resource, List<Object> key, PersonalData personal)
        implements WarehouseQuery<Optional<DataItem<R>>> {

    public ItemQuery {
        key = List.copyOf(key);
    }

    /** @throws io.shopstream.api.params.BadParameterException if the text cannot be an id */
    public static <R extends Record> ItemQuery<R> parse(
            Resource<R> resource, String parameter, String id, PersonalData personal) {
        return new ItemQuery<>(resource, resource.itemId().parse(parameter, id).orElse(List.of()), personal);
    }

    @Override
    public Optional<DataItem<R>> ask(JdbcClient snapshot, Instant asOf) {
        return key.isEmpty()
                ? Optional.empty()
                : RowQueries.item(snapshot, resource, key, personal).map(item -> new DataItem<>(item, asOf));
    }
}
