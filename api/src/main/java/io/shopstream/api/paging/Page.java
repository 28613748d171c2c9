package io.shopstream.api.paging;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a list that follow one another.
 *
 * @param next where the next page begins; null on the last one
 */
public record Page<T>(List<T> items, @Nullable Position next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param rows as many as {@link PageRequest#limit} says, or all that there are
     * @param position that after a row
     */
    public static <T> Page<T> of(List<T> rows, int size, Function<T, Position> position) {
        if (rows.size() <= size) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, size);
        return new Page<>(items, position.apply(items.getLast()));
    }

    /**
     * The {@code next_page_token}; null on the last page.
     *
     * @param list as in {@link PageRequest#parse}
     */
    public @Nullable String nextToken(Object list) {
        return next == null ? null : next.token(list);
    }

    /**
     * Passes the rows of all pages one by one. Memory is one page.
     *
     * @param reader reads the page after a position; what it needs for that it gives back before it returns, so that
     *     whoever takes the rows slowly holds nothing
     */
    public static <T> void forEach(Function<Position, Page<T>> reader, Consumer<? super T> action) {
        Position after = Position.START;
        while (after != null) {
            Page<T> page = reader.apply(after);
            page.items().forEach(action);
            after = page.next();
        }
    }
}
