package io.shopstream.streams.sales;

/** Names of the processors, store and topics of one {@link PaneFlow}; see {@code TopologyNames} before changing one. */
record PaneNames(String combine, String repartition, String sum, String write, String store) {
    String combineAtCommit() {
        return combine + "-at-commit";
    }

    String sumAtCommit() {
        return sum + "-at-commit";
    }
}
