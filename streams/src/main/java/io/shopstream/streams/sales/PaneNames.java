package io.shopstream.streams.sales;

import java.util.List;

/** The names within one {@link PaneFlow}; see {@code Names} for what a changed one means. */
record PaneNames(String combine, String repartition, String sum, String write, String minuteStore, String hourStore) {

    String combineAtCommit() {
        return combine + "-at-commit";
    }

    String sumAtCommit() {
        return sum + "-at-commit";
    }

    List<String> stores() {
        return List.of(minuteStore, hourStore);
    }
}
