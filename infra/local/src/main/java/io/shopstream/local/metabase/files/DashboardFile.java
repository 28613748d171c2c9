package io.shopstream.local.metabase.files;

import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The file {@code dashboard.json} of a folder: its rows from top to bottom. */
record DashboardFile(String title, String description, List<String> filters, List<RowEntry> rows) {

    /**
     * @param cards names of cards of the folder, or keys of cards of another, with their widths, from left to right
     * @param text instead of cards, over the whole width
     * @param filters that the text shows
     */
    record RowEntry(
            int height,
            @Nullable SequencedMap<String, Integer> cards,
            @Nullable String text,
            @Nullable List<String> filters) {
        RowEntry {
            if (height < 1) {
                throw new IllegalArgumentException("a row needs a height of 1 or more");
            }
            if ((cards == null) == (text == null)) {
                throw new IllegalArgumentException("a row has either cards or a text");
            }
        }
    }

    DashboardFile {
        Objects.requireNonNull(title, "title is missing");
        Objects.requireNonNull(description, "description is missing");
        filters = List.copyOf(Objects.requireNonNullElse(filters, List.of()));
        rows = List.copyOf(Objects.requireNonNull(rows, "rows are missing"));
    }
}
