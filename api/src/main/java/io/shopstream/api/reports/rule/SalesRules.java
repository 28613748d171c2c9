package io.shopstream.api.reports.rule;

import io.shopstream.api.answer.analytics.CampaignSales;
import io.shopstream.api.answer.analytics.ProductSales;
import io.shopstream.api.answer.analytics.RankedSales;
import io.shopstream.api.answer.analytics.SalesBreakdown;
import io.shopstream.api.answer.analytics.SalesPart;
import io.shopstream.api.answer.analytics.change.Change;
import io.shopstream.api.answer.analytics.change.Percent;
import io.shopstream.api.answer.analytics.change.RevenueChanges;
import io.shopstream.api.answer.reports.Summary;
import io.shopstream.api.answer.reports.SummaryChanges;
import io.shopstream.api.reports.content.Suggestion;
import io.shopstream.api.reports.finding.Comparison;
import io.shopstream.api.reports.finding.Threshold;
import io.shopstream.api.reports.finding.Usual;
import io.shopstream.api.reports.finding.Words;
import io.shopstream.api.reports.part.Breakdowns;
import io.shopstream.api.reports.part.ProductParts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What to look into where sales are not as they should be. */
public final class SalesRules {
    static final BigDecimal RETURNED = new BigDecimal("0.10");
    static final BigDecimal TIMES_BEFORE = new BigDecimal("1.5");
    static final BigDecimal LOST = new BigDecimal("0.10");
    static final BigDecimal MIN_ORDERS = BigDecimal.valueOf(20);
    static final BigDecimal WORTH = new BigDecimal("0.02");
    static final BigDecimal FALLEN = new BigDecimal("0.25");

    private SalesRules() {}

    /** Returns that are many and have become more. */
    public static Optional<Suggestion> returns(Summary summary, Words words) {
        BigDecimal share = share(summary.returns(), summary.gross());
        SummaryChanges changes = summary.changes();
        if (changes == null || share.compareTo(RETURNED) < 0) {
            return Optional.empty();
        }
        BigDecimal before = share(changes.returns().former(), changes.gross().former());
        return share.compareTo(before.multiply(TIMES_BEFORE)) < 0
                ? Optional.empty()
                : Optional.of(new Suggestion(
                        "Find out why more comes back: returns are %s of gross revenue, %s before."
                                .formatted(words.percent(share), words.percent(before)),
                        "Returns are at least %s of gross revenue and at least %s times their former share."
                                .formatted(words.percent(RETURNED), TIMES_BEFORE)));
    }

    /** Orders that were cancelled or refunded. */
    public static Optional<Suggestion> lost(Summary summary, Words words) {
        long placed = summary.orders() + summary.ordersLost();
        BigDecimal share = Percent.rate(summary.ordersLost(), placed);
        return share == null || placed < MIN_ORDERS.longValue() || share.compareTo(LOST) < 0
                ? Optional.empty()
                : Optional.of(new Suggestion(
                        "Find out why orders are lost: %s of %s were cancelled or refunded."
                                .formatted(words.count(summary.ordersLost()), words.count(placed)),
                        "At least %s of at least %s orders were cancelled or refunded."
                                .formatted(words.percent(LOST), MIN_ORDERS)));
    }

    /** Campaigns that bring less than they cost, the most expensive first. */
    public static List<Suggestion> campaigns(List<CampaignSales> campaigns, Words words, int most) {
        return campaigns.stream()
                .filter(campaign -> campaign.roas() != null && campaign.roas().compareTo(BigDecimal.ONE) < 0)
                .sorted((one, other) -> budget(other).compareTo(budget(one)))
                .limit(most)
                .map(campaign -> new Suggestion(
                        "Look at the campaign %s: %s of net revenue against a budget of %s."
                                .formatted(
                                        Objects.requireNonNullElse(campaign.name(), campaign.campaignId()),
                                        words.amount(new BigDecimal(campaign.net())),
                                        words.amount(budget(campaign))),
                        "Net revenue of the period is less than the budget of the whole campaign."))
                .toList();
    }

    private static BigDecimal budget(CampaignSales campaign) {
        return campaign.budget() == null ? BigDecimal.ZERO : new BigDecimal(campaign.budget());
    }

    /** Products that are sold for less than they cost. */
    public static List<Suggestion> margins(RankedSales ranking, Words words, int most) {
        return ranking.items().stream()
                .filter(item -> item.margin() != null
                        && item.units() > 0
                        && margin(item).signum() < 0)
                .limit(most)
                .map(item -> new Suggestion(
                        "Check the price of %s: its margin is %s."
                                .formatted(ProductParts.name(item), words.amount(margin(item))),
                        "Net revenue of a product is less than the cost of its units."))
                .toList();
    }

    private static BigDecimal margin(ProductSales item) {
        return new BigDecimal(Objects.requireNonNullElse(item.margin(), "0"));
    }

    /** Parts that fell by much, and by more orders than chance takes; the most expensive first. */
    public static List<Suggestion> fallen(SalesBreakdown parts, Words words, int most) {
        RevenueChanges whole = parts.changes();
        BigDecimal least =
                whole == null ? BigDecimal.ZERO : new BigDecimal(whole.net().former()).multiply(WORTH);
        return parts.items().stream()
                .filter(part -> part.changes() != null && hasFallen(part.changes(), least))
                .sorted(Comparator.comparing(SalesRules::difference))
                .limit(most)
                .map(part -> new Suggestion(
                        "Find out why less was sold by %s %s: it %s."
                                .formatted(parts.by(), Breakdowns.name(part), fell(part, words)),
                        "A %s of at least %s of the former net revenue fell by at least %s, and by more orders than chance"
                                        .formatted(parts.by(), words.percent(WORTH), words.percent(FALLEN))
                                + " takes."))
                .toList();
    }

    private static boolean hasFallen(RevenueChanges changes, BigDecimal least) {
        BigDecimal former = new BigDecimal(changes.net().former());
        BigDecimal difference = new BigDecimal(changes.net().difference());
        Change<Long> orders = changes.orders();
        Comparison counted =
                new Comparison("", BigDecimal.valueOf(orders.value()), BigDecimal.valueOf(orders.former()));
        return former.signum() > 0
                && former.compareTo(least) >= 0
                && difference.negate().compareTo(former.multiply(FALLEN)) >= 0
                && orders.difference() < 0
                && Threshold.ofCounts(orders.value(), orders.former(), Usual.UNKNOWN)
                        .isPassed(counted);
    }

    private static BigDecimal difference(SalesPart part) {
        RevenueChanges changes = part.changes();
        return changes == null ? BigDecimal.ZERO : new BigDecimal(changes.net().difference());
    }

    private static String fell(SalesPart part, Words words) {
        RevenueChanges changes = part.changes();
        return changes == null
                ? ""
                : "made %s after %s"
                        .formatted(
                                words.amount(new BigDecimal(changes.net().value())),
                                words.amount(new BigDecimal(changes.net().former())));
    }

    // Returns are negative.
    private static BigDecimal share(String returns, String gross) {
        BigDecimal whole = new BigDecimal(gross);
        return whole.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(returns).abs().divide(whole, MathContext.DECIMAL64);
    }
}
