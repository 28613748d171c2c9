package io.shopstream.producer.catalogue;

import io.shopstream.schemas.avro.Campaign;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes one year's campaigns. They begin evenly spread over the year and each runs for two such steps, so that on any
 * day one or two are active.
 */
final class CampaignMaker {
    private static final List<String> CHANNELS = List.of("email", "search", "social", "affiliate", "display");
    private static final List<String> THEMES = List.of(
            "New Year Reset",
            "Spring Refresh",
            "Outdoor Weeks",
            "Summer Kick-off",
            "Holiday Deals",
            "Back to School",
            "Cosy Autumn",
            "Year-End Gifts");

    private final CatalogueSpec spec;
    private final Random random;

    CampaignMaker(CatalogueSpec spec, Random random) {
        this.spec = spec;
        this.random = random;
    }

    List<Campaign> campaigns() {
        LocalDate newYear = LocalDate.ofYearDay(spec.year(), 1);
        // Dates hang on how many there are, so ids do.
        String kind = "campaign/" + spec.currency() + "/" + spec.year() + "/" + spec.campaigns();
        int days = newYear.lengthOfYear();
        List<Campaign> campaigns = new ArrayList<>(spec.campaigns());
        for (int index = 0; index < spec.campaigns(); index++) {
            random.setSeed(spec.seedOf(kind, index));
            long start = (long) days * index / spec.campaigns();
            long end = Math.min(days, (long) days * (index + 2) / spec.campaigns()) - 1;
            campaigns.add(Campaign.newBuilder()
                    .setCampaignId(UuidV7.next(CatalogueSpec.EPOCH, random))
                    .setVersion(CatalogueSpec.EPOCH.toEpochMilli())
                    .setName(THEMES.get(index * THEMES.size() / spec.campaigns()) + " " + spec.year())
                    .setChannel(CHANNELS.get(random.nextInt(CHANNELS.size())))
                    .setStartsOn(newYear.plusDays(start))
                    .setEndsOn(newYear.plusDays(end))
                    .setCurrency(spec.currency())
                    .setBudgetMinor(random.nextLong(5, 51) * 100_000)
                    .build());
        }
        return campaigns;
    }
}
