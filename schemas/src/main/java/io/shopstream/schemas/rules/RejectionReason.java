package io.shopstream.schemas.rules;

import java.util.Locale;

/** Why a record was rejected: the machine-readable reason of a dead letter. */
public enum RejectionReason {
    // Bytes that cannot be decoded as a record of the topic.
    VALUE_MISSING,
    NOT_WIRE_FORMAT,
    UNKNOWN_SCHEMA_ID,
    WRONG_RECORD_TYPE,
    UNDECODABLE,
    // Decoded records that break a rule.
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
    // Lines of an imported file that are not valid order lines; rows of the shop database that lack a value.
    FIELD_MISSING,
    FIELD_UNREADABLE,
    // Rows that the database rejects.
    REFUSED_BY_DATABASE,
    // Rows of the shop database whose record Kafka rejects, for example because it is too large.
    REFUSED_BY_KAFKA;

    /** Kebab-case form for topics, tables, metrics and JSON, such as {@code total-mismatch}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
