package io.shopstream.local.deadletters;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.rules.RejectionReason;
import java.util.Arrays;
import java.util.Optional;

/** What to do about a letter, in a sentence for a person. */
final class Remedy {
    private static final String CORRECTED =
            "The record breaks a rule: let its source send a corrected one, of the same id"
                    + " with a higher version. A replay helps only where the rule has been changed.";

    private Remedy() {}

    static String of(DeadLetter deadLetter) {
        return reason(deadLetter.getReason())
                .map(Remedy::of)
                .orElse("Nothing is known of this reason: ask whoever looks after " + deadLetter.getConsumerGroup()
                        + ".");
    }

    private static Optional<RejectionReason> reason(String code) {
        return Arrays.stream(RejectionReason.values())
                .filter(reason -> reason.code().equals(code))
                .findAny();
    }

    private static String of(RejectionReason reason) {
        return switch (reason) {
            case VALUE_MISSING -> "The record had no value: let its source send it again with one.";
            case NOT_WIRE_FORMAT, WRONG_RECORD_TYPE, UNDECODABLE ->
                "The bytes are no record of the topic: mend whatever wrote them and let it write the record again. The"
                        + " same bytes would be rejected again.";
            case UNKNOWN_SCHEMA_ID ->
                "The registry did not know the schema: see that it has it under this id, then replay.";
            case FIELD_MISSING, FIELD_UNREADABLE -> "Correct the line in the file and import the file again.";
            case REFUSED_BY_DATABASE ->
                "The database refused the row: take away what the detail names, such as a constraint, then replay.";
            case KEY_MISMATCH,
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
                    PLACED_IN_FUTURE -> CORRECTED;
        };
    }
}
