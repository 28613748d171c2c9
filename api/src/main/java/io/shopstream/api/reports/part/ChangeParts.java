package io.shopstream.api.reports.part;

import io.shopstream.api.reports.content.Block;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.finding.Comparison;
import io.shopstream.api.reports.finding.Partition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What contributed to the change of net revenue. The contributions of every table add up to the change. */
public final class ChangeParts {
    private static final int DIGITS = 4;

    private ChangeParts() {}

    /**
     * Empty if no dimension has several parts.
     *
     * @param most parts that a table names; the others are one row
     */
    public static Optional<Section> of(List<Partition> partitions, int most) {
        List<Block> tables = new ArrayList<>();
        partitions.stream()
                .filter(partition -> partition.parts().size() > 1)
                .forEach(partition -> tables.add(table(partition, most)));
        return tables.isEmpty() ? Optional.empty() : Optional.of(new Section("What changed net revenue", tables));
    }

    private static Table table(Partition partition, int most) {
        Comparison all = partition.whole("All " + partition.plural());
        List<Comparison> rows = new ArrayList<>(partition.first(most));
        rows.add(all);
        String noun = partition.noun();
        return TableBuilder.<Comparison>of("change-by-" + noun, "Change of net revenue by " + noun)
                .with(
                        noun,
                        noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1),
                        part -> Values.text(part.name()))
                .with("net_former", "Before", part -> Values.amount(part.former()))
                .with("net", "Net revenue", part -> Values.amount(part.now()))
                .with("change", "Change", part -> Values.amount(part.contribution()))
                .with("share_of_change", "Of the change", part -> Values.percent(share(part, all)))
                .rows(rows);
    }

    private static @Nullable BigDecimal share(Comparison part, Comparison all) {
        return all.contribution().signum() == 0
                ? null
                : part.contribution().divide(all.contribution(), DIGITS, RoundingMode.HALF_UP);
    }
}
