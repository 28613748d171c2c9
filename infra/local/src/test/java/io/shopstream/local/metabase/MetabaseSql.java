package io.shopstream.local.metabase;

import io.shopstream.local.metabase.files.CardDefinition;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes of the SQL of a card what Metabase sends to the database: an optional part goes unless its filter is set, a
 * filter on a column becomes a condition on the qualified column, a value becomes a text.
 */
final class MetabaseSql {
    private static final Pattern OPTIONAL = Pattern.compile("(?s)\\[\\[(.*?)]]");
    private static final Pattern TAG = Pattern.compile("\\{\\{([a-z_]+)}}");

    private MetabaseSql() {}

    /**
     * @param values of the filters that are set, by name; that of a period is two days, the second exclusive, between
     *     them a tilde
     * @param types of columns, by {@code schema.table.column}
     */
    static String of(CardDefinition card, Map<String, String> values, Map<String, String> types) {
        Matcher optional = OPTIONAL.matcher(card.sql());
        String sql = optional.replaceAll(found -> {
            Matcher tag = TAG.matcher(found.group(1));
            boolean isSet = tag.find() && values.containsKey(tag.group(1));
            return Matcher.quoteReplacement(isSet ? found.group(1) : "");
        });
        return TAG.matcher(sql).replaceAll(tag -> Matcher.quoteReplacement(value(card, tag.group(1), values, types)));
    }

    private static String value(
            CardDefinition card, String filter, Map<String, String> values, Map<String, String> types) {
        String value = values.get(filter);
        String field = card.fields().get(filter);
        if (value == null) {
            throw new IllegalArgumentException(card.key() + ": " + filter + " is not optional, and not set");
        }
        if (field == null) {
            return text(value);
        }
        String column = "\"" + field.replace(".", "\".\"") + "\"";
        String[] days = value.split("~", -1);
        if (days.length == 1) {
            return column + " = " + text(value);
        }
        return switch (types.getOrDefault(field, "none")) {
            case "date" -> "(%1$s >= date '%2$s' and %1$s < date '%3$s')".formatted(column, days[0], days[1]);
            case "timestamp with time zone" ->
                "(%1$s >= timestamp with time zone '%2$s 00:00:00.000Z' and %1$s < timestamp with time zone '%3$s 00:00:00.000Z')"
                        .formatted(column, days[0], days[1]);
            default -> throw new IllegalArgumentException(card.key() + ": no time in " + field);
        };
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
