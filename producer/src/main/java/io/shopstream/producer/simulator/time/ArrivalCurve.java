package io.shopstream.producer.simulator.time;

import java.util.random.RandomGenerator;

/** Draws the arrivals of visitors, who are independent: the gaps are exponentially distributed. */
public sealed interface ArrivalCurve {
    double MICROS = 1e6;

    /**
     * The next arrival, in microseconds since the epoch; infinity if there is none.
     *
     * @param conversion orders per visit
     */
    double next(double after, double conversion, RandomGenerator random);

    /** A constant rate. */
    record Level(OrderRate rate) implements ArrivalCurve {
        @Override
        public double next(double after, double conversion, RandomGenerator random) {
            return rate.isMax() ? after : after + exponential(random) * MICROS * conversion / rate.perSecond();
        }
    }

    /** A rate that changes hourly. */
    record History(HistoryCurve curve) implements ArrivalCurve {
        @Override
        public double next(double after, double conversion, RandomGenerator random) {
            double orders = exponential(random) * conversion;
            double at = after;
            while (true) {
                long millis = (long) (at / 1_000);
                long levelUntil = curve.levelUntil(millis);
                if (levelUntil == Long.MAX_VALUE) {
                    return Double.POSITIVE_INFINITY;
                }
                double perMicro = curve.perSecond(millis) / MICROS;
                double left = (levelUntil * 1_000.0 - at) * perMicro;
                if (orders < left) {
                    return at + orders / perMicro;
                }
                orders -= left;
                at = levelUntil * 1_000.0;
            }
        }
    }

    private static double exponential(RandomGenerator random) {
        return -Math.log(1 - random.nextDouble());
    }
}
