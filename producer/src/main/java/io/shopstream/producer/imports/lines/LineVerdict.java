package io.shopstream.producer.imports.lines;

import io.shopstream.schemas.rules.RejectionReason;

/** Result of {@link LineRules} for a line. */
public sealed interface LineVerdict {

    record Accepted(RetailLine line) implements LineVerdict {}

    /** The detail names the column, never its value. */
    record Rejected(RejectionReason reason, String detail) implements LineVerdict {}
}
