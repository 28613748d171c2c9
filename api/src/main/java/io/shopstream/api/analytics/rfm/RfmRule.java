package io.shopstream.api.analytics.rfm;

import java.util.Locale;
import java.util.function.Predicate;

/** The segments and their rules, which exclude one another and leave nobody out. */
enum RfmRule {
    CHAMPIONS("recency 4 or 5, frequency 4 or 5, monetary 4 or 5", RfmRule::isChampion),
    LOYAL(
            "recency 3 to 5, frequency 3 to 5, and not a champion",
            some -> some.recency() >= 3 && some.frequency() >= 3 && !isChampion(some)),
    PROMISING(
            "recency 3 to 5, frequency 1 or 2, and not new",
            some -> some.recency() >= 3 && some.frequency() <= 2 && !isNew(some)),
    NEW("recency 4 or 5, and a single order so far", RfmRule::isNew),
    AT_RISK("recency 1 or 2, frequency 3 to 5", some -> some.recency() <= 2 && some.frequency() >= 3),
    HIBERNATING("recency 1 or 2, frequency 1 or 2", some -> some.recency() <= 2 && some.frequency() <= 2);

    private final String words;
    private final Predicate<Scores> condition;

    RfmRule(String words, Predicate<Scores> condition) {
        this.words = words;
        this.condition = condition;
    }

    /** As in answers, such as {@code at-risk}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String words() {
        return words;
    }

    boolean appliesTo(Scores scores) {
        return condition.test(scores);
    }

    private static boolean isChampion(Scores some) {
        return some.recency() >= 4 && some.frequency() >= 4 && some.monetary() >= 4;
    }

    // Nobody has fewer orders, so the frequency of a single one is always 1.
    private static boolean isNew(Scores some) {
        return some.recency() >= 4 && some.boughtOnce();
    }
}
