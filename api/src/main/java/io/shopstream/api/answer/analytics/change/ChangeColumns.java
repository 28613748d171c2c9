package io.shopstream.api.answer.analytics.change;

import io.shopstream.api.answer.Tabular.Decimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a comparison adds to a table: for each figure {@code _former}, {@code _difference} and
 * {@code _percent}, as {@link Change} has them. Without a comparison a table has none of them.
 */
public final class ChangeColumns {
    private ChangeColumns() {}

    public static List<String> names(List<String> columns, @Nullable ComparedWith comparedWith, List<String> figures) {
        List<String> names = new ArrayList<>(columns);
        if (comparedWith != null) {
            figures.forEach(
                    figure -> names.addAll(List.of(figure + "_former", figure + "_difference", figure + "_percent")));
        }
        return names;
    }

    /** @param changes null without a comparison */
    public static List<@Nullable Object> row(List<@Nullable Object> cells, @Nullable Changes changes) {
        List<@Nullable Object> row = new ArrayList<>(cells);
        if (changes != null) {
            changes.all().forEach(change -> row.addAll(cells(change)));
        }
        return row;
    }

    /**
     * The changes of one bucket of a series: null without a comparison, unknown where the former span has no such
     * bucket.
     *
     * @param figures names of the figures compared
     */
    public static @Nullable Changes ofBucket(
            Indexed bucket, @Nullable ComparedWith comparedWith, List<String> figures, Supplier<Changes> changes) {
        if (comparedWith == null) {
            return null;
        }
        return comparedWith.hasBucket(bucket.index())
                ? changes.get()
                : () -> Collections.nCopies(figures.size(), (Change<?>) null);
    }

    /** Former value, difference and per cent; all null if the change is unknown. */
    public static List<@Nullable Object> cells(@Nullable Change<?> change) {
        return change == null
                ? Arrays.asList(null, null, null)
                : Arrays.asList(number(change.former()), number(change.difference()), change.percent());
    }

    // An amount, which must not be escaped like text from outside.
    private static Object number(Object value) {
        return value instanceof String amount ? new Decimal(amount) : value;
    }
}
