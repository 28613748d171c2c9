package io.shopstream.api.reports.content;

/** What a section consists of. */
public sealed interface Block permits Chart, Figures, Paragraph, Table {}
