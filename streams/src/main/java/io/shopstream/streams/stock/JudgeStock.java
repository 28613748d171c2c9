package io.shopstream.streams.stock;

import io.shopstream.schemas.avro.AlertKind;
import io.shopstream.streams.alerts.AlertRecord;
import io.shopstream.streams.alerts.Finding;
import io.shopstream.streams.alerts.StandingAlerts;
import io.shopstream.streams.alerts.StockOutRule;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Judges the products that changed since the last time, and all of them once per hour, since the week that counts moves
 * on also for those that do not. At most some thousand at once, so that the thread is never missed.
 */
final class JudgeStock {
    private static final int MOST_AT_ONCE = 2_000;
    // More at once is a replay of the catalogue; then the round does it.
    private static final int MOST_CHANGED = 20_000;

    private final KeyValueStore<String, CatalogueEntry> stock;
    private final WeeklyUnits units;
    private final StandingAlerts standing;
    private final Round<String> round;
    private final Set<String> changed = new LinkedHashSet<>();

    JudgeStock(KeyValueStore<String, CatalogueEntry> stock, WeeklyUnits units, StandingAlerts standing) {
        this.stock = stock;
        this.units = units;
        this.standing = standing;
        this.round = new Round<>(stock);
    }

    /** To be judged the next time. */
    void changed(String productId) {
        changed.add(productId);
        if (changed.size() > MOST_CHANGED) {
            changed.clear();
            round.restart();
        }
    }

    /** Hands on what is raised or cleared. */
    void judge(long nowMillis, Consumer<AlertRecord> onChange) {
        int left = MOST_AT_ONCE;
        for (Iterator<String> products = changed.iterator(); products.hasNext() && left > 0; left--) {
            judge(products.next(), nowMillis, onChange);
            products.remove();
        }
        round.walkOn(nowMillis, left).forEach(product -> judge(product, nowMillis, onChange));
    }

    private void judge(String productId, long nowMillis, Consumer<AlertRecord> onChange) {
        CatalogueEntry entry = stock.get(productId);
        if (entry == null) {
            return;
        }
        boolean stands = standing.stands(AlertKind.STOCK_OUT_AHEAD, productId);
        Long left = onSale(entry);
        if (left == null && !stands) {
            return;
        }
        long ofWeek = units.of(productId, nowMillis);
        Finding finding = StockOutRule.judge(productId, stands, left, ofWeek);
        AlertRecord change = standing.update(finding, nowMillis);
        if (change != null) {
            onChange.accept(change);
        }
    }

    private static @Nullable Long onSale(CatalogueEntry entry) {
        return entry.listed() && entry.active() ? entry.stock() : null;
    }
}
