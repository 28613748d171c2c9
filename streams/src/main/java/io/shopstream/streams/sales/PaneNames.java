package io.shopstream.streams.sales;

/** The names within one {@link PaneFlow}; see {@code Names} for what a changed one means. */
record PaneNames(String combine, String repartition, String sum, String write, String store) {
    String combineAtCommit() {
        return combine + "-at-commit";
    }

    String sumAtCommit() {
        return sum + "-at-commit";
    }
}
