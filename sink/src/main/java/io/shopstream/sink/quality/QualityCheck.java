package io.shopstream.sink.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement about the warehouse and the SQL that counts what breaks it. Names are public: they stand in the table, in
 * metrics and in what {@code verify} prints.
 */
public sealed interface QualityCheck {
    /** Stable, kebab-case. */
    String name();

    CheckStage stage();

    /** What it looks at, as {@code schema.table}. */
    String table();

    /** How much it counts in the score beside the others; 0 if it cannot fail. */
    int weight();

    /**
     * A check of one snapshot: a broken row is broken, whatever the loaders do.
     *
     * @param checked a query of one number: how many things are looked at
     * @param broken a query with a column {@code culprit}: one row per broken thing, named by key and without values of
     *     persons
     * @param measured a query of one jsonb with more figures, null if there are none
     */
    record Rows(
            String name,
            CheckStage stage,
            String table,
            int weight,
            String checked,
            String broken,
            @Nullable String measured)
            implements QualityCheck {}

    /**
     * A comparison of what two loaders write, who move on independently: a difference counts only if it stands, with the
     * same values on both sides, after everything that was in the log when it was first seen has passed both.
     *
     * @param checked a query of one number: how many things are compared
     * @param differing a query with a column {@code culprit}: one row per difference, with the key and both values
     */
    record Compared(String name, CheckStage stage, String table, int weight, String checked, String differing)
            implements QualityCheck {}

    /** Figures of the columns of one table. */
    record Profile(String table, List<ProfiledColumn> columns) implements QualityCheck {
        public Profile {
            columns = List.copyOf(columns);
        }

        @Override
        public String name() {
            return "profile-" + table.substring(table.indexOf('.') + 1).replace('_', '-');
        }

        @Override
        public CheckStage stage() {
            return CheckStage.PROFILE;
        }

        @Override
        public int weight() {
            return 0;
        }
    }
}
