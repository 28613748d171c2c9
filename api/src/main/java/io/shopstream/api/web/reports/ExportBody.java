package io.shopstream.api.web.reports;

import io.shopstream.api.params.BadParameterException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of an export of a table, read field by field, so that an error names the field and the remedy. Values are kept as text
 * and parsed like the parameters of the same name.
 */
record ExportBody(ExportKind kind, Map<String, String> fields) {
    private static final Set<String> NUMBERS = Set.of("limit", "churn_days");
    private static final String FLAG = "margins";

    ExportBody {
        fields = Map.copyOf(fields);
    }

    /** @throws BadParameterException naming the field */
    static ExportBody read(Map<String, @Nullable Object> body) {
        ExportKind kind = ExportKind.parse(body.get(ExportKind.KIND) instanceof String text ? text : null);
        Map<String, String> fields = new HashMap<>();
        body.forEach((name, value) -> {
            kind.require(name);
            if (value != null) {
                fields.put(name, text(name, value));
            }
        });
        return new ExportBody(kind, fields);
    }

    private static String text(String name, Object value) {
        return switch (value) {
            case String text when !NUMBERS.contains(name) && !FLAG.equals(name) -> text;
            case Integer number when NUMBERS.contains(name) -> number.toString();
            case Boolean flag when FLAG.equals(name) -> flag.toString();
            default -> throw new BadParameterException(name, remedy(name));
        };
    }

    private static String remedy(String name) {
        if (FLAG.equals(name)) {
            return "must be true or false";
        }
        return NUMBERS.contains(name) ? "must be a whole number" : "must be a text";
    }

    /** Null if the request does not have it. */
    @Nullable String field(String name) {
        return fields.get(name);
    }

    String field(String name, String otherwise) {
        return fields.getOrDefault(name, otherwise);
    }
}
