package io.shopstream.api.answer.data;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A marketing campaign as last known.
 *
 * @param name null if unknown
 * @param channel such as email or search; null if unknown
 * @param startsOn first day; null if unknown
 * @param endsOn last day; null if open or unknown
 * @param currency ISO 4217 code of the budget; null if unknown
 * @param budget in total, decimal; null if unknown
 * @param inferred whether only other records refer to the campaign so far
 * @param deleted whether the shop has deleted it; the row remains for the records that refer to it
 * @param version of the record that wrote the row; 0 while inferred
 */
public record CampaignRow(
        String campaignId,
        @Nullable String name,
        @Nullable String channel,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable String currency,
        @Nullable String budget,
        boolean inferred,
        boolean deleted,
        long version) {}
