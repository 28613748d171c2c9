package io.shopstream.producer.catalogue;

import java.time.LocalDate;

/**
 * A row of {@code shop.campaigns}.
 *
 * @param channel email, search, social, affiliate or display
 * @param startsOn first day, UTC
 * @param endsOn last day, UTC, inclusive
 * @param budgetMinor in minor units of the currency
 */
public record CampaignRow(
        String id,
        String name,
        String channel,
        LocalDate startsOn,
        LocalDate endsOn,
        String currency,
        long budgetMinor) {}
