package io.shopstream.bench.api;

import java.util.Locale;

/**
 * What is wanted of the API, and what was measured.
 *
 * @param measured a share, or milliseconds
 * @param wanted at least for a share, at most for milliseconds
 */
record Goal(String title, double measured, double wanted, Kind kind) {
    /** What is compared. */
    enum Kind {
        SHARE,
        MILLIS
    }

    static Goal share(String title, double measured, double atLeast) {
        return new Goal(title, measured, atLeast, Kind.SHARE);
    }

    static Goal millis(String title, double measured, double atMost) {
        return new Goal(title, measured, atMost, Kind.MILLIS);
    }

    boolean isReached() {
        return switch (kind) {
            case SHARE -> measured >= wanted;
            case MILLIS -> measured <= wanted;
        };
    }

    String measuredText() {
        return switch (kind) {
            case SHARE -> String.format(Locale.ROOT, "%.2f", measured);
            case MILLIS -> String.format(Locale.ROOT, "%,.2f ms", measured);
        };
    }

    String wantedText() {
        return switch (kind) {
            case SHARE -> String.format(Locale.ROOT, "at least %.2f", wanted);
            case MILLIS -> String.format(Locale.ROOT, "at most %,.0f ms", wanted);
        };
    }
}
