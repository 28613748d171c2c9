package io.shopstream.local.letters;

/** How many letters of one group have one reason. */
public record ReasonCount(String group, String reason, long letters) {}
