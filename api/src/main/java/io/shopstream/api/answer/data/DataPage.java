package io.shopstream.api.answer.data;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of rows.
 *
 * @param nextPageToken the {@code page_token} of the next page; null on the last one
 * @param asOf time of the last load that the page reflects, UTC
 */
public record DataPage<R>(List<R> items, @Nullable String nextPageToken, Instant asOf) {
    public DataPage {
        items = List.copyOf(items);
    }
}
