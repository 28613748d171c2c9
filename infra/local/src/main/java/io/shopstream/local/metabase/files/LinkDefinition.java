package io.shopstream.local.metabase.files;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a click leads.
 *
 * @param url may contain <code>{{column}}</code>, which Metabase replaces by the value in the clicked row, and
 *     <code>{{filter:name}}</code>, which it replaces by the value of the filter, or by nothing; in a text,
 *     <code>{{name}}</code> is the value of the filter
 */
public record LinkDefinition(String name, String title, String url) {
    private static final Pattern COLUMN = Pattern.compile("\\{\\{([a-z0-9_]+)}}");
    private static final Pattern FILTER = Pattern.compile("\\{\\{filter:([^}]+)}}");

    static LinkDefinition of(SettingsFile.LinkEntry entry, String links) {
        return new LinkDefinition(
                Objects.requireNonNull(entry.name(), "a link needs a name"),
                Objects.requireNonNull(entry.title(), "a link needs a title"),
                Objects.requireNonNull(entry.url(), "a link needs a url").replace("${links}", links));
    }

    Set<String> columns() {
        return found(COLUMN);
    }

    Set<String> filters() {
        return found(FILTER);
    }

    /** Whether Metabase can fill it in there: a text knows its filters and no row. */
    boolean fits(DashboardDefinition.TextTile text) {
        return filters().isEmpty() && text.filters().containsAll(columns());
    }

    private Set<String> found(Pattern pattern) {
        return pattern.matcher(url).results().map(found -> found.group(1)).collect(Collectors.toUnmodifiableSet());
    }
}
