package io.shopstream.bench.idle;

import io.shopstream.bench.idle.sample.PostgresCounters;
import io.shopstream.bench.idle.sample.PostgresCounters.Database;
import io.shopstream.local.console.TextTable;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Formats the table of the database server. */
final class PostgresText {
    private PostgresText() {}

    static String of(IdleMeasurement measured) {
        PostgresCounters before = measured.before().postgres();
        PostgresCounters after = measured.after().postgres();
        double seconds = measured.seconds();
        TextTable table = new TextTable("database", "transactions/s", "rows changed/s");
        for (Map.Entry<String, Database> entry : new TreeMap<>(after.databases()).entrySet()) {
            Database earlier = before.databases().getOrDefault(entry.getKey(), new Database(0, 0));
            table.row(
                    entry.getKey(),
                    Figures.rate((entry.getValue().transactions() - earlier.transactions()) / seconds),
                    Figures.rate((entry.getValue().rows() - earlier.rows()) / seconds));
        }
        return table
                + String.format(
                        Locale.ROOT,
                        "  PostgreSQL's log: %s kB/s, %s syncs/s%n",
                        Figures.kilobytes((after.walBytes() - before.walBytes()) / seconds),
                        Figures.rate((after.walSyncs() - before.walSyncs()) / seconds));
    }
}
