package io.shopstream.api.part;

import java.util.Locale;

/** What the API stands on. Any of them may be away; the API then says so and recovers by itself. */
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
