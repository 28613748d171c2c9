package io.shopstream.schemas.rules;

import java.util.Locale;

/** Why a record was not taken: the machine-readable reason of a dead letter. */
public enum RejectionReason {
    // Bytes that are no record.
    VALUE_MISSING,
    NOT_WIRE_FORMAT,
    UNKNOWN_SCHEMA_ID,
    WRONG_RECORD_TYPE,
    UNDECODABLE,
    // Records that are no valid order.
    KEY_MISMATCH,
    ID_MISSING,
    VERSION_NOT_POSITIVE,
    TEXT_NOT_STORABLE,
    CURRENCY_UNKNOWN,
    NO_LINES,
    LINE_NUMBER_NOT_POSITIVE,
    DUPLICATE_LINE_NUMBER,
    PRODUCT_MISSING,
    QUANTITY_ZERO,
    QUANTITY_SIGN,
    PRICE_NOT_POSITIVE,
    COST_NEGATIVE,
    AMOUNT_OUT_OF_RANGE,
    TOTAL_MISMATCH,
    TIME_OUT_OF_RANGE,
    PLACED_IN_FUTURE,
    // Lines of an imported file that are no order line.
    FIELD_MISSING,
    FIELD_UNREADABLE,
    // Rows that the database refuses.
    REFUSED_BY_DATABASE;

    /** Kebab-case form for topics, tables, metrics and JSON, such as {@code total-mismatch}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
