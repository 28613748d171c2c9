package io.shopstream.bench.round;

/** What a round measures: a stage of shopstream, or the limit that the stage is compared with. */
public enum Side {
    PERF_TOOL("Kafka's perf tool"),
    SHOP("shopstream"),
    BARE_CONSUMER("a bare consumer"),
    STREAMS("shopstream's streams"),
    LATENCY("from placed to queryable"),
    RESTORE("the restore"),
    LIVE_LOAD("shopstream's live load"),
    BARE_COPY("a bare COPY into the same tables"),
    BATCH_UPSERT("a JDBC batch upsert"),
    REBUILD("shopstream's rebuild"),
    COPY_AND_INDEX("a bare COPY, then keys and indexes");

    private final String title;

    Side(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
