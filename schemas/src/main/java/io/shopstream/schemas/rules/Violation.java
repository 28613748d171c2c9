package io.shopstream.schemas.rules;

/**
 * One rule that an order or event breaks.
 *
 * @param reason the rule
 * @param detail names the field and the rule for it; never contains the record's values
 */
public record Violation(RejectionReason reason, String detail) {}
