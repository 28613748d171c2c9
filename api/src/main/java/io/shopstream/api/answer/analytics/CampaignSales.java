package io.shopstream.api.answer.analytics;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.change.Percent;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the orders of a range brought that name one campaign, beside what the campaign costs as a whole.
 *
 * @param name null if the shop has not told it
 * @param channel of marketing, such as email; null if not known
 * @param startsOn null if not known
 * @param endsOn null if not known
 * @param budget of the whole campaign, also beyond the range; null if not known or in another currency
 * @param roas net of the range / budget; null without a budget
 */
public record CampaignSales(
        String campaignId,
        @Nullable String name,
        @Nullable String channel,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable String budget,
        String gross,
        String returns,
        String net,
        long orders,
        long units,
        @Nullable BigDecimal roas) {

    public static CampaignSales of(
            String campaignId,
            @Nullable String name,
            @Nullable String channel,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable BigDecimal budget,
            Revenue revenue) {
        return new CampaignSales(
                campaignId,
                name,
                channel,
                startsOn,
                endsOn,
                budget == null ? null : budget.toPlainString(),
                revenue.gross().toPlainString(),
                revenue.returns().toPlainString(),
                revenue.net().toPlainString(),
                revenue.orders(),
                revenue.units(),
                budget == null ? null : Percent.rate(revenue.net(), budget));
    }
}
