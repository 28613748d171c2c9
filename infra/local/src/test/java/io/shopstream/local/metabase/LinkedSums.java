package io.shopstream.local.metabase;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.metabase.files.CardDefinition;
import io.shopstream.local.metabase.files.Definitions;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Follows the links of cards to {@code /api/explain/revenue} and to pages: what is listed or shown there adds up to the
 * row that was clicked.
 */
final class LinkedSums {
    /** Where the links of the definitions begin. */
    static final String API = "http://127.0.0.1:8080";

    private static final Set<String> LINKS =
            Set.of("explain-day", "lines-of-country", "lines-of-category", "lines-of-product");
    // By what the page asks for the number of the row.
    private static final Map<String, List<String>> PAGES = Map.of(
            "executive-of-days", List.of("revenue", "net"),
            "sales-of-channel", List.of("revenue", "net"),
            "sales-of-country", List.of("revenue", "net"),
            "sales-of-category", List.of("revenue", "net"),
            "customers-of-days", List.of("customer-metrics", "new_customers"));
    private static final int ROWS = 3;

    private final Definitions definitions;
    private final CardRows rows;
    private final ApiFigures api;
    private final Set<String> followed = new TreeSet<>();

    LinkedSums(Definitions definitions, CardRows rows, ApiFigures api) {
        this.definitions = definitions;
        this.rows = rows;
        this.api = api;
    }

    /** @param filters neither category nor country: a link can carry only one of these */
    void compare(CardDefinition card, Map<String, String> filters) throws Exception {
        List<String> links = Stream.concat(
                        Stream.ofNullable(card.chart().link()),
                        card.columns().values().stream().flatMap(column -> Stream.ofNullable(column.link())))
                .filter(link -> LINKS.contains(link) || PAGES.containsKey(link))
                .toList();
        for (String link : links) {
            for (Map<String, String> row :
                    rows.of(card, filters).stream().limit(ROWS).toList()) {
                String[] request = definitions.link(link).url().replace(API, "").split("\\?", 2);
                Map<String, String> parameters = parameters(request[1], row);
                List<String> page = PAGES.get(link);
                if (page == null) {
                    compareLines(card.key(), request[0], parameters, row);
                } else {
                    comparePage(card.key(), page, parameters, row);
                }
                followed.add(link);
            }
        }
    }

    // No filter is chosen.
    private static Map<String, String> parameters(String query, Map<String, String> row) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : query.split("&")) {
            String[] parts = parameter.split("=", 2);
            if (!parts[1].startsWith("{{filter:")) {
                parameters.put(parts[0], Objects.requireNonNull(row.get(parts[1].replaceAll("[{}]", ""))));
            }
        }
        return parameters;
    }

    private void compareLines(String key, String path, Map<String, String> parameters, Map<String, String> row)
            throws Exception {
        parameters.put("page_size", "1");
        assertThat(ApiFigures.row(api.get(path, parameters).path("lines_sum"), "net"))
                .as("%s: what %s lists", key, parameters)
                .isEqualTo(ApiFigures.row(row, "net"));
    }

    // The last day of a page is inclusive, the end of the API is not.
    private void comparePage(String key, List<String> page, Map<String, String> parameters, Map<String, String> row)
            throws Exception {
        parameters.computeIfPresent(
                "to", (name, day) -> LocalDate.parse(day).plusDays(1).toString());
        assertThat(ApiFigures.row(api.get("/api/analytics/" + page.getFirst(), parameters), page.getLast()))
                .as("%s: what the page shows for %s", key, parameters)
                .isEqualTo(ApiFigures.row(row, page.getLast()));
    }

    void assertAllFollowed() {
        Set<String> all = new TreeSet<>(LINKS);
        all.addAll(PAGES.keySet());
        assertThat(followed).containsExactlyElementsOf(all);
    }
}
