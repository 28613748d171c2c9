package io.shopstream.api.reports.part;

import io.shopstream.api.answer.analytics.CampaignSales;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.format.ReportText;
import java.util.List;
import java.util.Objects;

/** Sales by the campaign that the orders name. */
public final class CampaignParts {
    private static final int SHOWN = 10;

    private CampaignParts() {}

    public static Section of(List<CampaignSales> campaigns) {
        return new Section(
                "Campaigns",
                List.of(
                        Charts.bars(
                                "Net revenue by campaign",
                                Charts.Kind.MONEY,
                                campaigns.stream()
                                        .limit(SHOWN)
                                        .map(campaign -> new Charts.Item(
                                                name(campaign),
                                                campaign.net(),
                                                null,
                                                ReportText.counted(campaign.orders(), "order", "orders")))
                                        .toList(),
                                "Net revenue of orders that name a campaign; the figures are in the table."),
                        TableBuilder.<CampaignSales>of("campaigns", "Campaigns that orders of the period name")
                                .with("campaign_id", "Id", campaign -> Values.text(campaign.campaignId()))
                                .with("name", "Campaign", campaign -> Values.text(name(campaign)))
                                .with("channel", "Channel", campaign -> Values.text(campaign.channel()))
                                .with("starts_on", "From", campaign -> Values.day(campaign.startsOn()))
                                .with("ends_on", "To", campaign -> Values.day(campaign.endsOn()))
                                .with("budget", "Budget", campaign -> Values.amount(campaign.budget()))
                                .with("net", "Net revenue", campaign -> Values.amount(campaign.net()))
                                .with("orders", "Orders", campaign -> Values.count(campaign.orders()))
                                .with("roas", "Net / budget", campaign -> Values.number(campaign.roas()))
                                .rows(campaigns)));
    }

    private static String name(CampaignSales campaign) {
        return Objects.requireNonNullElse(campaign.name(), campaign.campaignId());
    }
}
