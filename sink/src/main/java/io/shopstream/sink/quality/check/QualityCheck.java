package io.shopstream.sink.quality.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement about the warehouse and the SQL that counts its violations. Names are public: they appear in
 * {@code ops.quality_checks}, in metrics and in the output of {@code verify}.
 */
public sealed interface QualityCheck {
    /** Stable, kebab-case. */
    String name();

    CheckStage stage();

    /** The table it checks, as {@code schema.table}. */
    String table();

    /** Its weight in the score; 0 if it cannot fail. */
    int weight();

    /**
     * A check of one snapshot, independent of how far the loaders are.
     *
     * @param checked a query for one number: how many things are checked
     * @param broken a query with a column {@code culprit}: one row per violation, named by key and without personal
     *     data
     * @param measured a query for one jsonb with more figures, null if there are none
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
     * A comparison of tables that two loaders write independently: a difference counts only if it persists, with the
     * same values on both sides, after both loaders have processed everything that was in the log when it was first
     * seen.
     *
     * @param checked a query for one number: how many things are compared
     * @param differing a query with a column {@code culprit}: one row per difference, with the key and both values
     */
    record Compared(String name, CheckStage stage, String table, int weight, String checked, String differing)
            implements QualityCheck {}

    /**
     * What is worth a look, but no violation: it is counted and cannot fail.
     *
     * @param query one row with columns {@code checked} (how many things were looked at), {@code seen} (of these, those
     *     that are worth a look), {@code culprits} (array of such, named by key and without personal data, the most
     *     conspicuous first) and {@code measured} (more figures as a JSON object)
     */
    record Observed(String name, String table, String query) implements QualityCheck {
        @Override
        public CheckStage stage() {
            return CheckStage.PROFILE;
        }

        @Override
        public int weight() {
            return 0;
        }
    }

    /** Statistics of the columns of one table. */
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
