package io.shopstream.local.deadletters;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.topic.ConsumerGroups;
import java.util.Arrays;
import java.util.Optional;

/** Tells the user what to do about a dead letter. */
final class Remedy {
    private static final String CORRECTED =
            "The record breaks a rule: have its source send a corrected record, with the same id"
                    + " and a higher version. A replay helps only if the rule has changed.";

    private static final String CAPTURED =
            "Correct the row in the shop database: change capture publishes its next change. Until then the topic has"
                    + " the row's earlier state, if any. A replay is not needed.";

    private static final String ERASED = "Nothing: the bytes of the record are gone, so it cannot be replayed.";

    private Remedy() {}

    static String of(DeadLetter deadLetter) {
        if (deadLetter.getErasedAt() != null) {
            return ERASED;
        }
        if (deadLetter.getConsumerGroup().endsWith(ConsumerGroups.CAPTURE)
                && !deadLetter.getReason().equals(RejectionReason.REFUSED_BY_KAFKA.code())) {
            return CAPTURED;
        }
        return reason(deadLetter.getReason())
                .map(Remedy::of)
                .orElse("Unknown reason: ask the maintainers of " + deadLetter.getConsumerGroup() + ".");
    }

    private static Optional<RejectionReason> reason(String code) {
        return Arrays.stream(RejectionReason.values())
                .filter(reason -> reason.code().equals(code))
                .findAny();
    }

    private static String of(RejectionReason reason) {
        return switch (reason) {
            case VALUE_MISSING -> "The record has no value: have its source send it again with a value.";
            case NOT_WIRE_FORMAT, WRONG_RECORD_TYPE, UNDECODABLE ->
                "The bytes are not a record of this topic: fix the program that wrote them and have it write the record"
                        + " again. A replay would be rejected again.";
            case UNKNOWN_SCHEMA_ID ->
                "The registry did not know the schema id: register the schema under this id, then replay.";
            case FIELD_MISSING, FIELD_UNREADABLE -> "Correct the line in the file and import the file again.";
            case REFUSED_BY_DATABASE ->
                "The database rejected the row: remove the cause named in the detail, then replay.";
            case REFUSED_BY_KAFKA ->
                "The topic did not take the record: remove the cause named in the detail, then update the row.";
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
