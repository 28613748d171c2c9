package io.shopstream.api.web.guard;

import io.shopstream.api.params.BadParameterException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the members of a small JSON object one by one, so that an error names the member and the remedy. */
final class BodyFields {
    private final Map<String, @Nullable Object> body;

    /** @throws BadParameterException if it has another member */
    BodyFields(Map<String, @Nullable Object> body, String... known) {
        this.body = body;
        for (String field : body.keySet()) {
            if (!List.of(known).contains(field)) {
                throw new BadParameterException(field, "is not known here; known are " + String.join(", ", known));
            }
        }
    }

    /** @throws BadParameterException unless it is a text of up to so many characters, none of them a control character */
    String text(String field, int most) {
        if (body.get(field) instanceof String text
                && !text.isBlank()
                && text.length() <= most
                && text.chars().noneMatch(Character::isISOControl)) {
            return text.strip();
        }
        throw new BadParameterException(field, "is required: a text of at most " + most + " characters");
    }
}
