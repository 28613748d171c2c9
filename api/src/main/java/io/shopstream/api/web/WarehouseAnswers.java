package io.shopstream.api.web;

import io.shopstream.api.warehouse.LoadVersion;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.api.warehouse.WarehouseQuery;
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

/** Answers out of the warehouse, tagged with the load they are as of: the same load is not asked twice. */
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
            // Answers 304 by itself if the client has this load's answer already.
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

    // The query is a record, so its text names every parameter, defaults resolved; JSON and CSV are different bodies.
    private static String tag(LoadVersion version, WarehouseQuery<?> query, WebRequest request) {
        String form = request.getParameter(KnownParameters.FORMAT) + request.getHeader(HttpHeaders.ACCEPT);
        CRC32 question = new CRC32();
        question.update((query + form).getBytes(StandardCharsets.UTF_8));
        return "W/\"%s-%s\"".formatted(version.tag(), HexFormat.of().toHexDigits((int) question.getValue()));
    }
}
