package io.shopstream.api.web.warehouse;

import io.shopstream.api.warehouse.CachedQueries;
import io.shopstream.api.warehouse.LoadVersion;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.api.warehouse.WarehouseQuery;
import io.shopstream.api.web.KnownParameters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** Answers from the warehouse, with an ETag of their load: a client does not get the answer of the same load twice. */
@Component
public final class WarehouseAnswers {
    private static final CacheControl FIVE_SECONDS =
            CacheControl.maxAge(Duration.ofSeconds(5)).mustRevalidate().cachePrivate();
    private static final CacheControl PRIVATE = CacheControl.noCache().cachePrivate();
    // Of 304, too: a cache replaces the header by it. The server adds the second one itself, but to bodies only.
    private static final String[] VARY = {HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_ENCODING};

    private final Warehouse warehouse;
    private final CachedQueries queries;

    public WarehouseAnswers(Warehouse warehouse, CachedQueries queries) {
        this.warehouse = warehouse;
        this.queries = queries;
    }

    /** Figures: the answer is remembered until the next load. */
    public <T> ResponseEntity<T> answer(WebRequest request, WarehouseQuery<T> query) {
        LoadVersion load = warehouse.ask(LoadVersion::of);
        return conditional(request, load.tag(), query, FIVE_SECONDS, () -> queries.answer(query, load));
    }

    /**
     * Records: large or personal, so each answer is asked of the warehouse, and no cache but that of the client may
     * keep it.
     *
     * @param key its text has every parameter with its default
     * @param answer called unless the client has the answer of the last load
     */
    public <T> ResponseEntity<T> records(WebRequest request, Object key, Supplier<T> answer) {
        return conditional(request, warehouse.ask(LoadVersion::of).tag(), key, PRIVATE, answer);
    }

    /**
     * What changes without a load.
     *
     * @param version changes with the answer
     */
    <T> ResponseEntity<T> versioned(WebRequest request, String version, T answer) {
        return conditional(request, version, "", PRIVATE, () -> answer);
    }

    private static <T> ResponseEntity<T> conditional(
            WebRequest request, String version, Object key, CacheControl caching, Supplier<T> answer) {
        String tag = tag(version, key, request);
        // Also sets status 304 if the client already has the answer of this load.
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .cacheControl(caching)
                    .eTag(tag)
                    .varyBy(VARY)
                    .build();
        }
        return ResponseEntity.ok().cacheControl(caching).eTag(tag).varyBy(VARY).body(answer.get());
    }

    // The text of the query, a record, has every parameter with its default. JSON and CSV need different tags.
    private static String tag(String version, Object key, WebRequest request) {
        String form = request.getParameter(KnownParameters.FORMAT) + request.getHeader(HttpHeaders.ACCEPT);
        CRC32 hash = new CRC32();
        hash.update((key + form).getBytes(StandardCharsets.UTF_8));
        return "W/\"%s-%s\"".formatted(version, HexFormat.of().toHexDigits((int) hash.getValue()));
    }
}
