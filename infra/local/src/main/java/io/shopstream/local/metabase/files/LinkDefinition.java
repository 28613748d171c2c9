package io.shopstream.local.metabase.files;

import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a click leads.
 *
 * @param url may contain <code>{{column}}</code>, which Metabase replaces by the value in the clicked row
 */
public record LinkDefinition(String name, String title, String url) {
    private static final Pattern COLUMN = Pattern.compile("\\{\\{([a-z0-9_]+)}}");

    static LinkDefinition of(SettingsFile.LinkEntry entry, String links) {
        return new LinkDefinition(
                Objects.requireNonNull(entry.name(), "a link needs a name"),
                Objects.requireNonNull(entry.title(), "a link needs a title"),
                Objects.requireNonNull(entry.url(), "a link needs a url").replace("${links}", links));
    }

    Set<String> columns() {
        return COLUMN.matcher(url)
                .results()
                .map(MatchResult::group)
                .map(text -> text.substring(2, text.length() - 2))
                .collect(Collectors.toUnmodifiableSet());
    }
}
