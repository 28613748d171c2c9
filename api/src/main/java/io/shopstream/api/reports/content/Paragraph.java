package io.shopstream.api.reports.content;

/** Running text. */
public record Paragraph(String text) implements Block {}
