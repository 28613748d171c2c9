package io.shopstream.api.ingest.read;

import io.shopstream.schemas.rules.RejectionReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the members of one record, token by token. A faulty member never ends the record: it is skipped, and the first
 * fault is kept, so that the parser arrives at the next record whatever this one holds. Only a body that is not JSON
 * throws ({@link tools.jackson.core.JacksonException}).
 *
 * <p>Every method for a value returns null if the value is null or faulty.
 */
final class RecordFields {
    // A pointer names what the caller wrote; no one needs to see a name of megabytes.
    private static final int MAX_NAME = 100;
    // Every long has at most this many characters.
    private static final int MAX_DIGITS = 20;
    private static final String SURROGATES = "has half of a surrogate pair, which is not valid Unicode";

    private final JsonParser parser;
    private @Nullable RecordFault fault;
    private String parent = RecordFault.WHOLE;
    // Null at the record itself.
    private @Nullable String name;

    /** @param parser at the first token of the record */
    RecordFields(JsonParser parser) {
        this.parser = parser;
    }

    /** The first fault; null if there is none yet. */
    @Nullable RecordFault fault() {
        return fault;
    }

    /**
     * Reads an object to its end.
     *
     * @param member reads the value of a member, or returns false without reading it if it does not know the name
     * @return false if the value is not an object
     */
    boolean object(Predicate<String> member) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            fail(RecordFault.NOT_AN_OBJECT, "must be a JSON object");
            return false;
        }
        String outerParent = parent;
        String outerName = name;
        parent = pointer();
        // Only of known names, so that a hostile object does not fill the memory.
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String current = parser.currentName();
            name = current;
            parser.nextToken();
            if (seen.contains(current)) {
                fail(RecordFault.FIELD_REPEATED, "is given more than once");
            } else if (member.test(current)) {
                seen.add(current);
            } else {
                fail(RecordFault.FIELD_UNKNOWN, "is not known here");
            }
        }
        parent = outerParent;
        name = outerName;
        return true;
    }

    /** @param element reads one element; those for which it returns null are left out */
    <T> @Nullable List<T> list(Supplier<@Nullable T> element) {
        if (isNull()) {
            return null;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            unreadable("must be a list");
            return null;
        }
        String outerParent = parent;
        String outerName = name;
        parent = pointer();
        List<T> elements = new ArrayList<>();
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            name = Integer.toString(index);
            T read = element.get();
            if (read != null) {
                elements.add(read);
            }
        }
        parent = outerParent;
        name = outerName;
        return elements;
    }

    @Nullable String text() {
        if (isNull()) {
            return null;
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            unreadable("must be a text");
            return null;
        }
        String text = parser.getString();
        if (hasHalfPair(text)) {
            fail(RejectionReason.TEXT_NOT_STORABLE.code(), SURROGATES);
            return null;
        }
        return text;
    }

    @Nullable Long wholeNumber() {
        if (isNull()) {
            return null;
        }
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getStringLength() <= MAX_DIGITS) {
            try {
                return Long.valueOf(parser.getString());
            } catch (NumberFormatException e) {
                // reported below
            }
        }
        unreadable("must be a whole number of at most 64 bits");
        return null;
    }

    @Nullable Integer smallNumber() {
        Long number = wholeNumber();
        if (number == null) {
            return null;
        }
        if (number != number.intValue()) {
            unreadable("must be a whole number of at most 32 bits");
            return null;
        }
        return number.intValue();
    }

    /** Minor units of a decimal string. */
    @Nullable Long money() {
        if (isNull()) {
            return null;
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            unreadable("must be a decimal string such as \"12.34\", in quotes");
            return null;
        }
        return switch (MoneyText.parse(parser.getString())) {
            case MoneyText.Amount amount -> amount.minor();
            case MoneyText.TooLong _ -> {
                fail(RejectionReason.AMOUNT_OUT_OF_RANGE.code(), "has too many digits");
                yield null;
            }
            case MoneyText.Unreadable _ -> {
                unreadable("must be a decimal string such as \"12.34\", with at most two places");
                yield null;
            }
        };
    }

    @Nullable Instant time() {
        if (isNull()) {
            return null;
        }
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            try {
                return OffsetDateTime.parse(parser.getString()).toInstant();
            } catch (DateTimeException e) {
                // reported below
            }
        }
        unreadable("must be a time with an offset (ISO 8601), such as 2026-03-01T10:00:00Z");
        return null;
    }

    /** One of the names of an enum, in capital letters. */
    <E extends Enum<E>> @Nullable E code(Class<E> type) {
        if (isNull()) {
            return null;
        }
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            String text = parser.getString();
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(text)) {
                    return constant;
                }
            }
        }
        unreadable("must be one of "
                + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
        return null;
    }

    /** Fails unless the current object has a value for the member. */
    void require(String member, @Nullable Object value) {
        if (value == null && fault == null) {
            String pointer = pointer() + "/" + member;
            fault = RecordFault.of(RejectionReason.FIELD_MISSING, pointer, subject(pointer) + " is required");
        }
    }

    private boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    private void unreadable(String rule) {
        fail(RejectionReason.FIELD_UNREADABLE.code(), rule);
    }

    private void fail(String code, String rule) {
        if (fault == null) {
            fault = new RecordFault(code, pointer(), subject(pointer()) + " " + rule);
        }
        parser.skipChildren();
    }

    /** Of the value that is read; between two values that of the object around them. */
    private String pointer() {
        return name == null
                ? parent
                : parent + "/" + shortened(name).replace("~", "~0").replace("/", "~1");
    }

    private static String subject(String pointer) {
        return pointer.isEmpty() ? "the record" : "'" + pointer.substring(1) + "'";
    }

    private static String shortened(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }

    private static boolean hasHalfPair(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (Character.isSurrogate(unit)) {
                boolean pair = Character.isHighSurrogate(unit)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1));
                if (!pair) {
                    return true;
                }
                at++;
            }
        }
        return false;
    }
}
