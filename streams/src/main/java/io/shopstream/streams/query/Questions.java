package io.shopstream.streams.query;

import io.shopstream.schemas.query.QueryJson;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The questions that instances may ask each other, by name, and their JSON form. */
final class Questions {
    private static final List<Class<? extends Question<?, ?, ?>>> KNOWN = List.of(
            RevenuePanes.class,
            DimensionPanes.class,
            ProductSums.class,
            OrderLookup.class,
            FunnelHours.class,
            CustomerLookup.class,
            StockLookup.class,
            SoldUnits.class,
            AlertScan.class);

    // JSON from another instance must be complete: a missing number must not be read as 0.
    private static final JsonMapper MAPPER = QueryJson.mapper()
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Questions() {}

    static boolean canBeSent(Question<?, ?, ?> question) {
        return KNOWN.contains(question.getClass());
    }

    static String name(Question<?, ?, ?> question) {
        return question.getClass().getSimpleName();
    }

    /** Empty if this version does not know the question or cannot read it. */
    static Optional<Question<?, ?, ?>> read(String name, JsonNode parameters) {
        for (Class<? extends Question<?, ?, ?>> known : KNOWN) {
            if (known.getSimpleName().equals(name)) {
                try {
                    return Optional.of(MAPPER.treeToValue(parameters, known));
                } catch (JacksonException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    static JsonNode write(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** @throws JacksonException if the JSON does not match {@code type} */
    static <T> T read(JsonNode value, Class<T> type) {
        return MAPPER.treeToValue(value, type);
    }

    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** @throws JacksonException if the JSON does not match {@code type} */
    static <T> T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
