package io.shopstream.api.reports.rule;

import io.shopstream.api.answer.analytics.customers.Cohort;
import io.shopstream.api.answer.analytics.customers.CohortMonth;
import io.shopstream.api.answer.analytics.customers.Cohorts;
import io.shopstream.api.answer.analytics.customers.RfmAnalysis;
import io.shopstream.api.answer.analytics.visits.Funnel;
import io.shopstream.api.reports.content.Suggestion;
import io.shopstream.api.reports.finding.Words;
import io.shopstream.api.reports.format.ReportText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Whom to write to, and where visits are lost. */
public final class CustomerRules {
    static final BigDecimal AT_RISK = new BigDecimal("0.10");
    static final BigDecimal ABANDONED = new BigDecimal("0.75");
    static final BigDecimal RETAINED = new BigDecimal("0.10");
    static final int MIN_CARTS = 50;
    static final int MIN_COHORT = 20;

    private CustomerRules() {}

    /** Good customers who have not bought for long. */
    public static Optional<Suggestion> atRisk(RfmAnalysis rfm, Words words) {
        return rfm.segments().stream()
                .filter(segment -> segment.segment().equals("at-risk"))
                .filter(segment ->
                        segment.shareOfNet() != null && segment.shareOfNet().compareTo(AT_RISK) >= 0)
                .findFirst()
                .map(segment -> new Suggestion(
                        "Write to %s at risk, who bought often, for %s in all, but not lately."
                                .formatted(
                                        ReportText.counted(segment.customers(), "customer", "customers"),
                                        words.amount(new BigDecimal(segment.net()))),
                        "Customers with recency 1 or 2 and frequency 3 to 5 made at least %s of net revenue."
                                .formatted(words.percent(AT_RISK))));
    }

    /** Carts that are filled and left. */
    public static Optional<Suggestion> carts(Funnel funnel, Words words) {
        BigDecimal rate = funnel.abandonmentRate();
        return rate == null || funnel.withCart() < MIN_CARTS || rate.compareTo(ABANDONED) < 0
                ? Optional.empty()
                : Optional.of(new Suggestion(
                        "Look at the way from cart to order: %s of %s visits with a cart did not buy."
                                .formatted(words.count(funnel.abandoned()), words.count(funnel.withCart())),
                        "At least %s of at least %s carts were left.".formatted(words.percent(ABANDONED), MIN_CARTS)));
    }

    /** New customers who do not come back in the month after their first order. */
    public static Optional<Suggestion> retention(Cohorts cohorts, Words words) {
        List<Cohort> old = cohorts.items().stream()
                .filter(cohort -> cohort.months().stream().anyMatch(month -> month.number() == 1))
                .filter(cohort -> cohort.customers() >= MIN_COHORT)
                .toList();
        if (old.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal rate = old.getLast().months().stream()
                .filter(month -> month.number() == 1)
                .map(CohortMonth::retentionRate)
                .findFirst()
                .orElse(BigDecimal.ONE);
        return rate.compareTo(RETAINED) >= 0
                ? Optional.empty()
                : Optional.of(new Suggestion(
                        "Give new customers a reason to come back: of the last cohort, %s bought again in the next month."
                                .formatted(words.percent(rate)),
                        "Of the last cohort of at least %s customers, less than %s bought again in the month after."
                                .formatted(MIN_COHORT, words.percent(RETAINED))));
    }
}
