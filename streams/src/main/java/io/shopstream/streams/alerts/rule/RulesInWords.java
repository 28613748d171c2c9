package io.shopstream.streams.alerts.rule;

import io.shopstream.schemas.avro.AlertKind;

/** States each rule for people. The numbers come from the constants by which the rules decide. */
public final class RulesInWords {
    private RulesInWords() {}

    /** One or two sentences that say when an alert of the kind is raised and when it is cleared. */
    public static String of(AlertKind kind) {
        return switch (kind) {
            case REVENUE_DROP -> RevenueRule.dropInWords();
            case REVENUE_SPIKE -> RevenueRule.spikeInWords();
            case STOCK_OUT_AHEAD -> StockOutRule.inWords();
            case DEAD_LETTER_RATE -> DeadLetterRule.inWords();
        };
    }
}
