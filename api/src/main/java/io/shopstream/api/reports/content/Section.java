package io.shopstream.api.reports.content;

import java.util.List;

/** A part of a report under a heading. */
public record Section(String heading, List<Block> blocks) {
    public Section {
        blocks = List.copyOf(blocks);
    }
}
