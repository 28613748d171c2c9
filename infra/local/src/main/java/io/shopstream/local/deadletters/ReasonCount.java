package io.shopstream.local.deadletters;

/** Number of dead letters of one group with one reason. */
public record ReasonCount(String group, String reason, long deadLetters) {}
