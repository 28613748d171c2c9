package io.shopstream.bench.idle;

import java.util.Locale;
import java.util.Optional;

/** Formats numbers for the report. */
final class Figures {
    private Figures() {}

    static String cores(double cores) {
        return String.format(Locale.ROOT, "%.3f", cores);
    }

    static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.1f", perSecond);
    }

    static String rate(Optional<Double> perSecond) {
        return perSecond.map(Figures::rate).orElse("unknown");
    }

    static String kilobytes(double bytes) {
        return String.format(Locale.ROOT, "%,.1f", bytes / 1_000);
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d", Math.round(bytes / (double) (1 << 20)));
    }

    /** Quotient of two counts, empty if the divisor is 0. */
    static String share(long amount, long of) {
        return of == 0 ? "" : String.format(Locale.ROOT, "%.1f", amount / (double) of);
    }
}
