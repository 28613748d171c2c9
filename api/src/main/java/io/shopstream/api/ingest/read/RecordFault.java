package io.shopstream.api.ingest.read;

import io.shopstream.schemas.rules.RejectionReason;

/**
 * Why a record is rejected.
 *
 * @param code stable and machine-readable: that of a {@link RejectionReason}, or one of the codes below for faults that
 *     only JSON can have
 * @param pointer to the member that is wrong, within the record (RFC 6901); empty for the record as a whole
 * @param detail names the member and the rule for it; never contains the record's values
 */
public record RecordFault(String code, String pointer, String detail) {
    static final String NOT_JSON = "not-json";
    static final String NOT_AN_OBJECT = "not-an-object";
    static final String FIELD_UNKNOWN = "field-unknown";
    static final String FIELD_REPEATED = "field-repeated";

    /** The pointer to a record as a whole. */
    public static final String WHOLE = "";

    public static RecordFault of(RejectionReason reason, String pointer, String detail) {
        return new RecordFault(reason.code(), pointer, detail);
    }
}
