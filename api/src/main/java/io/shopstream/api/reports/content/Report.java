package io.shopstream.api.reports.content;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report that is ready to be written in any format. All figures are of one snapshot of the warehouse.
 *
 * @param title such as "Executive summary"
 * @param currency ISO 4217; all amounts are in it
 * @param filters in words, such as "Country: Germany"; empty if the report is of the whole shop
 * @param generatedAt when the report was put together
 * @param asOf the load of the warehouse that the figures are of
 * @param log up to where the loads had come in each partition, exclusive
 * @param incomplete why figures of the period may be missing, as a sentence; null if the loads have passed its end
 * @param findings most important first; empty if nothing is notable
 * @param sections in the order of reading
 * @param suggestions what to do, each made by a rule; empty if no rule applies
 * @param method how the figures are defined, a paragraph each
 */
public record Report(
        ReportKind kind,
        String title,
        ReportPeriod period,
        String currency,
        List<String> filters,
        Instant generatedAt,
        Instant asOf,
        List<LogPosition> log,
        @Nullable String incomplete,
        List<Finding> findings,
        List<Section> sections,
        List<Suggestion> suggestions,
        List<String> method) {

    public Report {
        filters = List.copyOf(filters);
        log = List.copyOf(log);
        findings = List.copyOf(findings);
        sections = List.copyOf(sections);
        suggestions = List.copyOf(suggestions);
        method = List.copyOf(method);
    }

    /** The same report, which says why figures may be missing. */
    public Report asIncomplete(String reason) {
        return new Report(
                kind,
                title,
                period,
                currency,
                filters,
                generatedAt,
                asOf,
                log,
                reason,
                findings,
                sections,
                suggestions,
                method);
    }

    /** All tables, in the order of reading; what CSV and XLSX consist of. */
    public List<Table> tables() {
        return sections.stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .toList();
    }
}
