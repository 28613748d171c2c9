package io.shopstream.api.web.pipeline;

import io.shopstream.api.params.BadParameterException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a {@link RebuildRequest} field by field, so that an error names the field. */
final class RebuildBody {
    private static final String TABLES = "tables";
    private static final String VERSION = "from_schema_version";
    private static final int MAX_TABLES = 100;

    private RebuildBody() {}

    /**
     * Returns the request body that the sink expects.
     *
     * @throws BadParameterException naming the field
     */
    static Map<String, Object> read(Map<String, @Nullable Object> body) {
        for (String field : body.keySet()) {
            if (!field.equals(TABLES) && !field.equals(VERSION)) {
                throw new BadParameterException(field, "is not known here; known are " + TABLES + ", " + VERSION);
            }
        }
        Map<String, Object> request = new LinkedHashMap<>();
        Object tables = body.get(TABLES);
        if (tables != null) {
            if (!(tables instanceof List<?> names)
                    || names.isEmpty()
                    || names.size() > MAX_TABLES
                    || !names.stream().allMatch(String.class::isInstance)) {
                throw new BadParameterException(TABLES, "must be a list of names of tables, such as orders");
            }
            request.put(TABLES, names);
        }
        Object version = body.get(VERSION);
        if (version != null) {
            if (!(version instanceof Integer number) || number < 0) {
                throw new BadParameterException(VERSION, "must be a whole number, at least 0");
            }
            request.put(VERSION, number);
        }
        return request;
    }
}
