package io.shopstream.local.verify.checks;

import io.shopstream.local.verify.comparison.Check;
import io.shopstream.local.verify.comparison.Comparison;
import io.shopstream.local.verify.expected.record.TopicReader;
import io.shopstream.local.verify.views.MartViews;
import io.shopstream.schemas.validation.StrictUtf8;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Compares the mart of alerts with its topic, by id only: alerts depend on the clock and cannot be recomputed. */
public final class AlertCheck implements AutoCloseable {
    private final TopicReader reader;
    private final MartViews marts;
    private final Check<String, String> check = new Check<>("mart.alerts, by id");
    private final Set<String> alerts = new HashSet<>();
    private final Set<String> newAlerts = new HashSet<>();
    private Set<String> storedAlerts = Set.of();

    /** @param reader of the topic of alerts */
    public AlertCheck(TopicReader reader, MartViews marts) {
        this.reader = reader;
        this.marts = marts;
    }

    /** Call before waiting for the loaders: every alert that is in the topic by then must be in the mart afterwards. */
    public void readLogAndMark() {
        readNewAlerts();
        alerts.addAll(newAlerts);
    }

    private void readNewAlerts() {
        newAlerts.clear();
        reader.readToEnd(
                record -> {
                    String id = StrictUtf8.decode(record.key());
                    if (id != null && !alerts.contains(id)) {
                        newAlerts.add(id);
                    }
                },
                (left, read) -> {});
    }

    public void readViews() throws SQLException {
        storedAlerts = marts.alerts();
        readNewAlerts();
    }

    public void compare(long nanoTime) {
        alerts.addAll(newAlerts);
        check.compare(there(alerts), there(storedAlerts), newAlerts, null, nanoTime);
    }

    private static Map<String, String> there(Set<String> ids) {
        Map<String, String> there = new HashMap<>();
        ids.forEach(id -> there.put(id, "there"));
        return there;
    }

    public Comparison check() {
        return check;
    }

    @Override
    public void close() {
        reader.close();
    }
}
