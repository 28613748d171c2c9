package io.shopstream.local.metabase.files;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The file {@code metabase.json}: what all dashboards share. */
record SettingsFile(
        CollectionDefinition collection,
        List<String> dashboards,
        List<String> lists,
        List<FilterEntry> filters,
        List<LinkEntry> links) {

    record FilterEntry(
            @Nullable String name,
            @Nullable String title,
            @Nullable String type,
            @Nullable String field,
            @JsonProperty("default") @Nullable String initial,
            @Nullable String values) {}

    record LinkEntry(
            @Nullable String name,
            @Nullable String title,
            @Nullable String url) {}

    SettingsFile {
        Objects.requireNonNull(collection, "collection is missing");
        dashboards = List.copyOf(Objects.requireNonNull(dashboards, "dashboards are missing"));
        lists = List.copyOf(Objects.requireNonNullElse(lists, List.of()));
        filters = List.copyOf(Objects.requireNonNullElse(filters, List.of()));
        links = List.copyOf(Objects.requireNonNullElse(links, List.of()));
    }
}
