package io.shopstream.api.web.openapi;

import io.swagger.v3.core.util.Json31;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Examples of bodies: one file each in {@code openapi-examples}, named after the operation (answers only), else after
 * the schema; and examples of parameters by name.
 */
final class Examples {
    private static final Map<String, String> EXTENSIONS = Map.of(
            "application/json", ".json",
            "text/csv", ".csv",
            "application/x-ndjson", ".ndjson",
            "text/event-stream", ".events",
            "text/markdown", ".md",
            "text/html", ".html",
            "application/atom+xml", ".atom");
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("asOf", "2026-03-01T10:00:00Z"),
            Map.entry("by", "units"),
            Map.entry("category", "toys"),
            Map.entry("channel", "web"),
            Map.entry("churn_days", "90"),
            Map.entry("code", "invalid-parameter"),
            Map.entry("cohort", "2025-01"),
            Map.entry("active", "2025-03"),
            Map.entry("compare", "previous"),
            Map.entry("consumer_group", "shop-streams"),
            Map.entry("country", "Norway"),
            Map.entry("currency", "USD"),
            Map.entry("days", "30"),
            Map.entry("format", "json"),
            Map.entry("from", "2026-02-01"),
            Map.entry("granularity", "day"),
            Map.entry("id", "0199a3c4-7d1e-7c55-9a6b-2f6f0c1d2e3f"),
            Map.entry("key_id", "8Zk2mQ0aPx4T"),
            Map.entry("Idempotency-Key", "8e03978e-40d5-43dd-bc93-6894a57f9324"),
            Map.entry("last_event_id", "18d2c-42"),
            Map.entry("lifetime_from", "100"),
            Map.entry("lifetime_to", "200"),
            Map.entry("limit", "10"),
            Map.entry("margins", "true"),
            Map.entry("new_from", "2026-02-01"),
            Map.entry("new_to", "2026-03-01"),
            Map.entry("order", "worst"),
            Map.entry("page_size", "100"),
            Map.entry("page_token", "MTIzHw"),
            Map.entry("reason", "total-mismatch"),
            Map.entry("rfm", "54"),
            Map.entry("rfm_segment", "champions"),
            Map.entry("sections", "revenue,funnel"),
            Map.entry("segment", "loyal"),
            Map.entry("table", "key-figures"),
            Map.entry("time_zone", "Europe/Oslo"),
            Map.entry("to", "2026-03-01"),
            Map.entry("window", "1h"));

    private Examples() {}

    /** Null if there is none for this name. */
    static @Nullable String parameter(String name) {
        return PARAMETERS.get(name);
    }

    /** A JSON value, or the text of another media type; empty if there is no file. */
    static Optional<Object> body(String mediaType, @Nullable String operation, @Nullable String schema) {
        String extension = EXTENSIONS.get(mediaType);
        return extension == null
                ? Optional.empty()
                : read(operation, extension).or(() -> read(schema, extension)).map(text -> value(text, extension));
    }

    /** The JSON value of a text. */
    static Object json(String text) {
        try {
            return Json31.mapper().readValue(text, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object value(String text, String extension) {
        return extension.equals(".json") ? json(text) : text;
    }

    private static Optional<String> read(@Nullable String name, String extension) {
        if (name == null) {
            return Optional.empty();
        }
        try (InputStream example = Examples.class.getResourceAsStream("/openapi-examples/" + name + extension)) {
            return example == null
                    ? Optional.empty()
                    : Optional.of(new String(example.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
