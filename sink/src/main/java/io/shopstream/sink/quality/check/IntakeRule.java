package io.shopstream.sink.quality.check;

import io.shopstream.schemas.rules.RejectionReason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Kinds of intake rules; every rejection reason belongs to one. */
enum IntakeRule {
    /** Values that are missing, undecodable or of another type. */
    TYPES,
    /** Numbers out of range or contradicting each other. */
    RANGES,
    /** Texts that are too long or cannot be stored. */
    LENGTHS,
    /** Times that are out of range or in the future. */
    DATES,
    /** Ids, lines and fields that are missing or given twice. */
    IDENTITY,
    /** Codes that are not known. */
    CODES,
    /** Rows that the database or Kafka itself rejected. */
    STORAGE;

    static IntakeRule of(RejectionReason reason) {
        return switch (reason) {
            case VALUE_MISSING, NOT_WIRE_FORMAT, UNKNOWN_SCHEMA_ID, WRONG_RECORD_TYPE, UNDECODABLE, FIELD_UNREADABLE ->
                TYPES;
            case VERSION_NOT_POSITIVE,
                    LINE_NUMBER_NOT_POSITIVE,
                    QUANTITY_ZERO,
                    QUANTITY_SIGN,
                    PRICE_NOT_POSITIVE,
                    COST_NEGATIVE,
                    AMOUNT_OUT_OF_RANGE,
                    TOTAL_MISMATCH -> RANGES;
            case TEXT_NOT_STORABLE -> LENGTHS;
            case TIME_OUT_OF_RANGE, PLACED_IN_FUTURE -> DATES;
            case KEY_MISMATCH, ID_MISSING, NO_LINES, DUPLICATE_LINE_NUMBER, PRODUCT_MISSING, FIELD_MISSING -> IDENTITY;
            case CURRENCY_UNKNOWN -> CODES;
            case REFUSED_BY_DATABASE, REFUSED_BY_KAFKA -> STORAGE;
        };
    }

    List<RejectionReason> reasons() {
        return Arrays.stream(RejectionReason.values())
                .filter(reason -> of(reason) == this)
                .toList();
    }

    String checkName() {
        return "intake-" + name().toLowerCase(Locale.ROOT);
    }
}
