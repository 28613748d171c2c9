package io.shopstream.api.paging;

import io.shopstream.api.params.IntegerParameter;
import io.shopstream.api.params.RequestParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a list that a request asks for.
 *
 * @param size the most rows that it has
 * @param after where it begins
 */
public record PageRequest(int size, Position after) {
    public static final String SIZE = "page_size";
    public static final String TOKEN = "page_token";
    public static final int DEFAULT_SIZE = 100;
    public static final int MAX_SIZE = RequestParameters.MAX_ROWS;

    /** Whether these parameters ask for a page: CSV and NDJSON have all rows at once otherwise. */
    public static boolean isGiven(@Nullable String size, @Nullable String token) {
        return size != null || token != null;
    }

    /**
     * @param size null for the default
     * @param token null for the first page
     * @param list its text differs for every list, filter and order, and is the same in every process
     * @param keys the columns of its order
     * @throws io.shopstream.api.params.BadParameterException if one is invalid, or the token belongs to another list
     */
    public static PageRequest parse(@Nullable String size, @Nullable String token, Object list, List<KeyType> keys) {
        return new PageRequest(
                size == null ? DEFAULT_SIZE : IntegerParameter.parse(SIZE, size, 1, MAX_SIZE),
                token == null ? Position.START : Position.parse(TOKEN, token, list, keys));
    }

    /** How many rows to read: one more tells whether there is a next page. */
    public int limit() {
        return size + 1;
    }
}
