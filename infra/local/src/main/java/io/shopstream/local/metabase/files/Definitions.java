package io.shopstream.local.metabase.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that the files say, checked as a whole.
 *
 * @param cards by key; those that list values of filters come first
 * @param links by name
 */
public record Definitions(
        CollectionDefinition collection,
        List<DashboardDefinition> dashboards,
        SequencedMap<String, CardDefinition> cards,
        Map<String, LinkDefinition> links) {

    /** The columns that filters need, as {@code schema.table.column}. */
    public Set<String> fields() {
        return cards.values().stream()
                .flatMap(card -> card.fields().values().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same without any dashboard and card. */
    public Definitions emptied() {
        return new Definitions(collection, List.of(), new LinkedHashMap<>(), links);
    }

    public LinkDefinition link(String name) {
        return Objects.requireNonNull(links.get(name));
    }

    public CardDefinition card(String key) {
        return Objects.requireNonNull(cards.get(key));
    }
}
