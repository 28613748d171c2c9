package io.shopstream.api.data;

import io.shopstream.api.params.RequestParameters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id by which a single row is asked for. */
sealed interface ItemId {
    /** The columns that identify the row. */
    List<String> columns();

    /**
     * The values of {@link #columns()}; empty if no row can have this id.
     *
     * @throws io.shopstream.api.params.BadParameterException if the text cannot be an id
     */
    Optional<List<Object>> parse(String parameter, String text);

    /** An id of the shop or of an import. */
    record Single(String column) implements ItemId {
        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public Optional<List<Object>> parse(String parameter, String text) {
            return Optional.of(List.of(RequestParameters.id(parameter, text)));
        }
    }

    /** An id, a colon and a number: the last colon counts, for an id may contain others. */
    record Numbered(String column, String number) implements ItemId {
        // No number has more digits in the tables, and none of this length overflows.
        private static final Pattern FORM = Pattern.compile("(.*):([0-9]{1,18})", Pattern.DOTALL);

        static String sql(String column, String number) {
            return "t.%s || ':' || t.%s".formatted(column, number);
        }

        @Override
        public List<String> columns() {
            return List.of(column, number);
        }

        @Override
        public Optional<List<Object>> parse(String parameter, String text) {
            Matcher parts = FORM.matcher(text);
            if (!parts.matches()) {
                RequestParameters.id(parameter, text);
                return Optional.empty();
            }
            String id = RequestParameters.id(parameter, parts.group(1));
            return Optional.of(List.of(id, Long.valueOf(parts.group(2))));
        }
    }
}
