package io.shopstream.local.metabase;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.metabase.files.CardDefinition;
import io.shopstream.local.metabase.files.Definitions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Follows the links of cards to {@code /api/explain/revenue}: what it lists adds up to the row that was clicked. */
final class LinkedSums {
    /** Where the links of the definitions begin. */
    static final String API = "http://127.0.0.1:8080";

    private static final Set<String> LINKS =
            Set.of("explain-day", "lines-of-country", "lines-of-category", "lines-of-product");
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
                .filter(LINKS::contains)
                .toList();
        for (String link : links) {
            for (Map<String, String> row :
                    rows.of(card, filters).stream().limit(ROWS).toList()) {
                compare(card.key(), definitions.link(link).url(), row);
                followed.add(link);
            }
        }
    }

    private void compare(String key, String url, Map<String, String> row) throws Exception {
        String[] request = url.replace(API, "").split("\\?", 2);
        Map<String, String> parameters = new HashMap<>(Map.of("page_size", "1"));
        for (String parameter : request[1].split("&")) {
            String[] parts = parameter.split("=", 2);
            parameters.put(parts[0], Objects.requireNonNull(row.get(parts[1].replaceAll("[{}]", ""))));
        }
        assertThat(ApiFigures.row(api.get(request[0], parameters).path("lines_sum"), "net"))
                .as("%s: what %s lists", key, parameters)
                .isEqualTo(ApiFigures.row(row, "net"));
    }

    void assertAllFollowed() {
        assertThat(followed).containsExactlyInAnyOrderElementsOf(LINKS);
    }
}
