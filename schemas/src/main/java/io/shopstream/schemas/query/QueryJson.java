package io.shopstream.schemas.query;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** JSON mapper of the query records: snake_case names, ISO 8601 instants, unknown fields ignored. */
public final class QueryJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private QueryJson() {}

    /** Shared, immutable and thread-safe. */
    public static JsonMapper mapper() {
        return MAPPER;
    }
}
