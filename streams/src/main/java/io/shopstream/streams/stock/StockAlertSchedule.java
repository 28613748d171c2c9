package io.shopstream.streams.stock;

import io.shopstream.schemas.avro.AlertKind;
import io.shopstream.streams.alerts.ActiveAlerts;
import io.shopstream.streams.alerts.AlertRecord;
import io.shopstream.streams.alerts.rule.RuleEvaluation;
import io.shopstream.streams.alerts.rule.StockOutRule;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the products that changed since the last evaluation, and all products once per hour, because the week moves
 * on for unchanged products too. Evaluates at most 2,000 per call, so that the stream thread is not blocked for long.
 */
final class StockAlertSchedule {
    private static final int MAX_AT_ONCE = 2_000;
    // More changes at once come from reading the whole catalogue topic; then the sweep evaluates all products.
    private static final int MAX_CHANGED = 20_000;

    private final KeyValueStore<String, CatalogueEntry> stock;
    private final WeeklyUnits units;
    private final ActiveAlerts activeAlerts;
    private final HourlySweep<String> hourlySweep;
    private final Set<String> changed = new LinkedHashSet<>();

    StockAlertSchedule(KeyValueStore<String, CatalogueEntry> stock, WeeklyUnits units, ActiveAlerts activeAlerts) {
        this.stock = stock;
        this.units = units;
        this.activeAlerts = activeAlerts;
        this.hourlySweep = new HourlySweep<>(stock);
    }

    /** Marks a product for the next evaluation. */
    void changed(String productId) {
        changed.add(productId);
        if (changed.size() > MAX_CHANGED) {
            changed.clear();
            hourlySweep.restart();
        }
    }

    /** Passes on each alert that is raised or cleared. */
    void evaluate(long nowMillis, Consumer<AlertRecord> onChange) {
        int left = MAX_AT_ONCE;
        for (Iterator<String> products = changed.iterator(); products.hasNext() && left > 0; left--) {
            evaluate(products.next(), nowMillis, onChange);
            products.remove();
        }
        hourlySweep.next(nowMillis, left).forEach(product -> evaluate(product, nowMillis, onChange));
    }

    private void evaluate(String productId, long nowMillis, Consumer<AlertRecord> onChange) {
        CatalogueEntry entry = stock.get(productId);
        if (entry == null) {
            return;
        }
        boolean active = activeAlerts.isActive(AlertKind.STOCK_OUT_AHEAD, productId);
        Long left = stockOnSale(entry);
        if (left == null && !active) {
            return;
        }
        long ofWeek = units.of(productId, nowMillis);
        RuleEvaluation evaluation = StockOutRule.evaluate(productId, active, left, ofWeek);
        AlertRecord change = activeAlerts.update(evaluation, nowMillis);
        if (change != null) {
            onChange.accept(change);
        }
    }

    private static @Nullable Long stockOnSale(CatalogueEntry entry) {
        return entry.listed() && entry.active() ? entry.stock() : null;
    }
}
