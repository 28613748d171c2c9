package io.shopstream.api.web.warehouse;

import io.shopstream.api.warehouse.LoadVersion;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.api.warehouse.WarehouseQuery;
import io.shopstream.api.web.KnownParameters;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.WebRequest;

/** Answers from the warehouse, with an ETag of their load: a client does not get the answer of the same load twice. */
final class WarehouseAnswers {
    private static final CacheControl FIVE_SECONDS =
            CacheControl.maxAge(Duration.ofSeconds(5)).mustRevalidate();

    private final Warehouse warehouse;
    private final Clock clock;

    WarehouseAnswers(Warehouse warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    <T> ResponseEntity<T> answer(WebRequest request, WarehouseQuery<T> query) {
        return warehouse.ask(snapshot -> {
            LoadVersion version = LoadVersion.of(snapshot);
            String tag = tag(version, query, request);
            // Also sets status 304 if the client already has the answer of this load.
            if (request.checkNotModified(tag)) {
                return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                        .cacheControl(FIVE_SECONDS)
                        .eTag(tag)
                        .build();
            }
            return ResponseEntity.ok()
                    .cacheControl(FIVE_SECONDS)
                    .eTag(tag)
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    .body(query.ask(snapshot, version.asOf(clock.instant())));
        });
    }

    // The text of the query, a record, has every parameter with its default. JSON and CSV need different tags.
    private static String tag(LoadVersion version, WarehouseQuery<?> query, WebRequest request) {
        String form = request.getParameter(KnownParameters.FORMAT) + request.getHeader(HttpHeaders.ACCEPT);
        CRC32 hash = new CRC32();
        hash.update((query + form).getBytes(StandardCharsets.UTF_8));
        return "W/\"%s-%s\"".formatted(version.tag(), HexFormat.of().toHexDigits((int) hash.getValue()));
    }
}
