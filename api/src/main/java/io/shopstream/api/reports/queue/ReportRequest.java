package io.shopstream.api.reports.queue;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.reports.content.ReportKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a report is asked for with.
 *
 * @param period in one bucket
 * @param adhoc what an ad hoc report consists of, as fields of a request have it; empty for every other kind
 */
public record ReportRequest(
        ReportKind kind, Period period, String currency, SalesFilter filter, Map<String, String> adhoc) {

    public ReportRequest {
        adhoc = Map.copyOf(adhoc);
    }

    public ReportRequest(ReportKind kind, Period period, String currency) {
        this(kind, period, currency, new SalesFilter(null, null, null), Map.of());
    }

    /** Everything but kind and range, as a query string in alphabetical order: equal texts mean equal requests. */
    public String parameters() {
        SortedMap<String, String> parameters = new TreeMap<>(adhoc);
        parameters.put("currency", currency);
        parameters.put("time_zone", period.zone().getId());
        if (period.compare() != Compare.NONE) {
            parameters.put("compare", period.compare().code());
        }
        if (filter.category() != null) {
            parameters.put("category", filter.category());
        }
        if (filter.country() != null) {
            parameters.put("country", filter.country());
        }
        if (filter.channel() != null) {
            parameters.put("channel", filter.channel());
        }
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
