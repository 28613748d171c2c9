package io.shopstream.api.analytics.forecast;

import java.util.Optional;

/** A history as the methods see it: on their scale, and without the jump of its level, if it has one. */
record Prepared(LevelScale scale, DailySeries series, Optional<LevelShift> shift) {
    static Prepared of(DailySeries history) {
        LevelScale scale = LevelScale.of(history);
        DailySeries scaled = history.map(scale::of);
        Optional<LevelShift> shift = LevelShift.find(scaled);
        return new Prepared(scale, shift.map(found -> found.levelled(scaled)).orElse(scaled), shift);
    }
}
