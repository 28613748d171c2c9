package io.shopstream.api.reports.kind;

import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Suggestion;
import java.util.List;

/** What a kind of report says of a period; the rest of a report is the same for all kinds. */
record Content(
        String title,
        List<Finding> findings,
        List<Section> sections,
        List<Suggestion> suggestions,
        List<String> method) {}
