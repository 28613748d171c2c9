package io.shopstream.producer.live;

import io.shopstream.producer.simulator.time.OrderRate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Computes the target rate in orders per second: the chosen rate, times a wave, times a temporary rush. Wave and rush
 * do not change the rates 0 and max. Thread-safe.
 */
final class RateControl {
    private record Wave(Instant since, Duration period, double factor) {
        static final Wave NONE = new Wave(Instant.EPOCH, Duration.ofSeconds(1), 1);

        /** Changes only with whole seconds, so that the rate is not different in every iteration of the loop. */
        double at(Instant now) {
            double seconds =
                    Duration.between(since, now.truncatedTo(ChronoUnit.SECONDS)).toSeconds();
            return Math.pow(factor, Math.sin(2 * Math.PI * seconds / period.toSeconds()));
        }
    }

    private record Rush(Instant until, double factor) {
        static final Rush NONE = new Rush(Instant.MIN, 1);
    }

    private volatile OrderRate base;
    private volatile Wave wave = Wave.NONE;
    private volatile Rush rush = Rush.NONE;

    RateControl(OrderRate base) {
        this.base = base;
    }

    void base(OrderRate wanted) {
        base = wanted;
    }

    /** The chosen rate, without wave and rush. */
    OrderRate base() {
        return base;
    }

    /** Swings between base / factor and base * factor from now on; a factor of 1 ends the wave. */
    void wave(Instant now, Duration period, double factor) {
        wave = factor == 1 ? Wave.NONE : new Wave(now, period, factor);
    }

    void rush(Instant until, double factor) {
        rush = new Rush(until, factor);
    }

    OrderRate at(Instant now) {
        OrderRate chosen = base;
        if (chosen.isMax() || chosen.isPaused()) {
            return chosen;
        }
        double factor = wave.at(now) * (now.isBefore(rush.until()) ? rush.factor() : 1);
        return factor == 1 ? chosen : new OrderRate(Math.min(OrderRate.HIGHEST, chosen.perSecond() * factor));
    }
}
