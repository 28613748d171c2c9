package io.shopstream.api.reports.rule;

import io.shopstream.api.answer.analytics.CampaignSales;
import io.shopstream.api.answer.analytics.ProductSales;
import io.shopstream.api.answer.analytics.RankedSales;
import io.shopstream.api.answer.analytics.SalesBreakdown;
import io.shopstream.api.answer.analytics.SalesPart;
import io.shopstream.api.answer.analytics.change.Percent;
import io.shopstream.api.answer.reports.Summary;
import io.shopstream.api.answer.reports.SummaryChanges;
import io.shopstream.api.reports.content.Suggestion;
import io.shopstream.api.reports.finding.Words;
import io.shopstream.api.reports.part.Breakdowns;
import io.shopstream.api.reports.part.ProductParts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What to look into where sales are not as they should be. */
public final class SalesRules {
    static final BigDecimal RETURNED = new BigDecimal("0.10");
    static final BigDecimal TIMES_BEFORE = new BigDecimal("1.5");
    static final BigDecimal LOST = new BigDecimal("0.10");
    static final BigDecimal LEAST_SALES = BigDecimal.valueOf(20);
    static final BigDecimal CONCENTRATED = new BigDecimal("0.50");

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
        return share == null || placed < LEAST_SALES.longValue() || share.compareTo(LOST) < 0
                ? Optional.empty()
                : Optional.of(new Suggestion(
                        "Find out why orders are lost: %s of %s were cancelled or refunded."
                                .formatted(words.count(summary.ordersLost()), words.count(placed)),
                        "At least %s of at least %s orders were cancelled or refunded."
                                .formatted(words.percent(LOST), LEAST_SALES)));
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

    /** A part on which most of the revenue depends. */
    public static Optional<Suggestion> concentration(SalesBreakdown parts, String noun, Words words) {
        return parts.items().stream()
                .findFirst()
                .filter(_ -> parts.parts() > 1)
                .filter(part -> part.shareOfNet() != null && part.shareOfNet().compareTo(CONCENTRATED) >= 0)
                .map(part -> new Suggestion(
                        "Reach more than one %s: %s makes %s of net revenue."
                                .formatted(noun, Breakdowns.name(part), words.percent(shareOf(part))),
                        "One %s of several makes at least %s of net revenue."
                                .formatted(noun, words.percent(CONCENTRATED))));
    }

    private static BigDecimal shareOf(SalesPart part) {
        return Objects.requireNonNullElse(part.shareOfNet(), BigDecimal.ZERO);
    }

    // Returns are negative.
    private static BigDecimal share(String returns, String gross) {
        BigDecimal whole = new BigDecimal(gross);
        return whole.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(returns).abs().divide(whole, MathContext.DECIMAL64);
    }
}
