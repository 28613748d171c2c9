package io.shopstream.local.verify.expected.record;

/**
 * A dead letter in the warehouse.
 *
 * @param position of the record that was rejected
 * @param reason code of the rule that it broke
 * @param replayed whether its bytes were sent to the topic again
 */
public record RejectedRow(Position position, String reason, boolean replayed) {}
