package io.shopstream.local.deadletters;

/** How many letters of one group have one reason. */
public record ReasonCount(String group, String reason, long deadLetters) {}
