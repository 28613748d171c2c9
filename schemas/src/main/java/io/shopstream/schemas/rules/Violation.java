package io.shopstream.schemas.rules;

/**
 * One rule that an order or event breaks.
 *
 * @param reason the rule
 * @param detail names the field and what is expected of it; never carries the record's values
 */
public record Violation(RejectionReason reason, String detail) {}
