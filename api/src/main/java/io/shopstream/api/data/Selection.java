package io.shopstream.api.data;

import io.shopstream.api.paging.KeyType;
import io.shopstream.api.paging.Position;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.TimeRange;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a request selects, and their order.
 *
 * @param values of the given filters by parameter, in the order of the resource
 */
public record Selection<R extends Record>(
        Resource<R> resource, Map<String, Object> values, SortOrder sort, boolean descending) {
    public static final String SORT = "sort";

    public Selection {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * @param parameters gives the text of a parameter, or null if it is absent
     * @throws BadParameterException naming the parameter that is wrong or missing
     */
    public static <R extends Record> Selection<R> parse(
            Resource<R> resource, Function<String, @Nullable String> parameters) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Filter filter : resource.filters()) {
            String text = parameters.apply(filter.parameter());
            if (text != null) {
                values.put(filter.parameter(), filter.value().parser().apply(filter.parameter(), text));
            }
        }
        checkNeeds(resource, values);
        checkRange(values);
        String text = parameters.apply(SORT);
        if (text == null) {
            return new Selection<>(resource, values, resource.defaultSort(), resource.newestFirst());
        }
        SortOrder sort = resource.sort(SORT, text);
        if (sort.needs() != null && !values.containsKey(sort.needs())) {
            throw new BadParameterException(
                    SORT, "by %s is possible only with '%s'".formatted(sort.name(), sort.needs()));
        }
        return new Selection<>(resource, values, sort, text.startsWith("-"));
    }

    private static void checkNeeds(Resource<?> resource, Map<String, Object> values) {
        for (Filter filter : resource.filters()) {
            String needed = filter.needs();
            if (needed != null && values.containsKey(filter.parameter()) && !values.containsKey(needed)) {
                throw new BadParameterException(
                        needed,
                        "is required with '%s': amounts of different currencies cannot be compared"
                                .formatted(filter.parameter()));
            }
        }
    }

    private static void checkRange(Map<String, Object> values) {
        if (values.get(Filter.FROM) instanceof OffsetDateTime from
                && values.get(Filter.TO) instanceof OffsetDateTime to) {
            // Refuses an empty one.
            new TimeRange(from.toInstant(), to.toInstant());
        }
    }

    /** What the columns of the order hold. */
    public List<KeyType> keys() {
        return sort.columns().stream()
                .map(column -> resource.rows().column(column).key())
                .toList();
    }

    /** The position after a row. */
    Position after(R row) {
        return new Position(sort.columns().stream()
                .map(column -> Objects.requireNonNull(resource.rows().value(row, column), column))
                .toList());
    }

    /** Different for different selections, and the same in every process: page tokens and tags of answers use it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(resource.name())
                .append(descending ? '-' : '+')
                .append(sort.name());
        // With their lengths: a value may look like another filter.
        values.forEach((parameter, value) -> text.append('&')
                .append(parameter)
                .append('=')
                .append(value.toString().length())
                .append(':')
                .append(value));
        return text.toString();
    }
}
