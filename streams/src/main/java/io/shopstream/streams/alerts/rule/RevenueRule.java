package io.shopstream.streams.alerts.rule;

import io.shopstream.schemas.avro.AlertKind;
import io.shopstream.schemas.money.Money;
import java.time.Instant;

/**
 * REVENUE_DROP and REVENUE_SPIKE. <b>The rule:</b> compares net revenue of the last 5 closed minutes with the usual
 * revenue at these minutes (see {@link RevenueComparison}). A drop is raised below 50 % of it and cleared above 70 %; a
 * spike is raised above 200 % and cleared below 150 %. Raising needs at least 3 of the 6 hours before with sales, and a
 * median of at least 20 orders; an active alert is cleared below 2 hours or 10 orders, since there is too little left
 * to compare with.
 */
public final class RevenueRule {
    static final int MIN_HOURS = 3;
    static final int MIN_HOURS_TO_STAY = 2;
    static final long MIN_ORDERS = 20;
    static final long MIN_ORDERS_TO_STAY = 10;

    private static final int DROP_BELOW = 50;
    private static final int DROP_CLEARED_ABOVE = 70;
    private static final int SPIKE_ABOVE = 200;
    private static final int SPIKE_CLEARED_BELOW = 150;

    private RevenueRule() {}

    public static RuleEvaluation drop(String currency, boolean active, RevenueComparison seen) {
        boolean triggered = isComparable(active, seen)
                && (active ? against(seen, DROP_CLEARED_ABOVE) <= 0 : against(seen, DROP_BELOW) < 0);
        return evaluation(AlertKind.REVENUE_DROP, currency, triggered, seen, DROP_BELOW, DROP_CLEARED_ABOVE);
    }

    public static RuleEvaluation spike(String currency, boolean active, RevenueComparison seen) {
        boolean triggered = isComparable(active, seen)
                && (active ? against(seen, SPIKE_CLEARED_BELOW) >= 0 : against(seen, SPIKE_ABOVE) > 0);
        return evaluation(AlertKind.REVENUE_SPIKE, currency, triggered, seen, SPIKE_ABOVE, SPIKE_CLEARED_BELOW);
    }

    static String dropInWords() {
        return inWords("below %d %%".formatted(DROP_BELOW), "above %d %% of it again".formatted(DROP_CLEARED_ABOVE));
    }

    static String spikeInWords() {
        return inWords("above %d %%".formatted(SPIKE_ABOVE), "below %d %% of it again".formatted(SPIKE_CLEARED_BELOW));
    }

    private static String inWords(String raised, String cleared) {
        return ("Raised when the net revenue of the last %1$d closed minutes is %2$s of the usual; cleared when it is"
                        + " %3$s. Usual is the median of the same %1$d minutes over those of the %4$d hours before that"
                        + " had sales: at least %5$d hours and %6$d orders to raise the alert, and %7$d hours and %8$d"
                        + " orders to keep it.")
                .formatted(
                        RevenueComparison.WINDOW.toMinutes(),
                        raised,
                        cleared,
                        RevenueComparison.HOURS,
                        MIN_HOURS,
                        MIN_ORDERS,
                        MIN_HOURS_TO_STAY,
                        MIN_ORDERS_TO_STAY);
    }

    private static boolean isComparable(boolean active, RevenueComparison seen) {
        return seen.usualMinor() > 0
                && seen.hours() >= (active ? MIN_HOURS_TO_STAY : MIN_HOURS)
                && seen.usualOrders() >= (active ? MIN_ORDERS_TO_STAY : MIN_ORDERS);
    }

    private static int against(RevenueComparison seen, int percent) {
        return Percent.compare(seen.observedMinor(), percent, seen.usualMinor());
    }

    private static RuleEvaluation evaluation(
            AlertKind kind, String currency, boolean triggered, RevenueComparison seen, int raisedAt, int clearedAt) {
        String message =
                ("Net revenue of the five minutes to %s was %s %s; usual at these minutes of the last hours is %s:"
                                + " raised at %d %% of it, cleared at %d %%.")
                        .formatted(
                                Instant.ofEpochMilli(seen.to()),
                                Money.format(seen.observedMinor()),
                                currency,
                                Money.format(seen.usualMinor()),
                                raisedAt,
                                clearedAt);
        return new RuleEvaluation(kind, currency, triggered, seen.observedMinor(), seen.usualMinor(), message);
    }
}
