package io.shopstream.local.bench;

/** The two that are compared. */
public enum Side {
    PERF_TOOL("Kafka's perf tool"),
    SHOP("shopstream");

    private final String title;

    Side(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
