package io.shopstream.api.dependency;

import java.util.Locale;

/** The services that the API depends on. The API reports one that is unavailable, and recovers without a restart. */
public enum Dependency {
    STREAMS,
    WAREHOUSE,
    KAFKA,
    PRODUCER,
    SINK;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
