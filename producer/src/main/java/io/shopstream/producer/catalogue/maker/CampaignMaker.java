package io.shopstream.producer.catalogue.maker;

import io.shopstream.producer.catalogue.CampaignRow;
import io.shopstream.producer.catalogue.UuidV7;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Creates the campaigns of the history and of the six weeks after the opening. They begin at equal intervals, and each
 * runs for two intervals or three weeks, whichever is longer, so that usually one or two are active on any day.
 */
final class CampaignMaker {
    static final List<String> CHANNELS = List.of("email", "search", "social", "affiliate", "display");

    private static final int DAYS_AHEAD = 42;
    private static final int MIN_DAYS = 21;
    // Pays for some thousand visits: a few campaigns get too little and end early.
    private static final long MIN_BUDGET = 40_000;
    private static final double BUDGET_RANGE = 20;

    private final CatalogueSpec spec;
    private final Random random;

    CampaignMaker(CatalogueSpec spec, Random random) {
        this.spec = spec;
        this.random = random;
    }

    List<CampaignRow> campaigns() {
        LocalDate first = LocalDate.ofInstant(spec.historyBegins(), ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(spec.opening(), ZoneOffset.UTC).plusDays(DAYS_AHEAD);
        long days = ChronoUnit.DAYS.between(first, last);
        // The dates depend on the number of campaigns, so the ids must, too.
        String kind = "campaign/" + spec.currency() + "/" + spec.campaigns();
        List<CampaignRow> campaigns = new ArrayList<>(spec.campaigns());
        for (int index = 0; index < spec.campaigns(); index++) {
            random.setSeed(spec.seedOf(kind, index));
            long start = days * index / spec.campaigns();
            long end = Math.max(start + MIN_DAYS, days * (index + 2) / spec.campaigns()) - 1;
            LocalDate startsOn = first.plusDays(start);
            Instant planned = startsOn.atStartOfDay().toInstant(ZoneOffset.UTC);
            campaigns.add(new CampaignRow(
                    UuidV7.next(planned, random),
                    theme(startsOn) + " " + startsOn.getYear() + " #" + (index + 1),
                    CHANNELS.get(random.nextInt(CHANNELS.size())),
                    startsOn,
                    first.plusDays(end),
                    spec.currency(),
                    (long) (MIN_BUDGET * Math.pow(BUDGET_RANGE, random.nextDouble())) / 1_000 * 1_000));
        }
        return campaigns;
    }

    static String theme(LocalDate day) {
        return switch (day.getMonth()) {
            case JANUARY -> "New Year Reset";
            case FEBRUARY, MARCH -> "Spring Refresh";
            case APRIL, MAY -> "Outdoor Weeks";
            case JUNE -> "Summer Kick-off";
            case JULY -> "Holiday Deals";
            case AUGUST, SEPTEMBER -> "Back to School";
            case OCTOBER -> "Cosy Autumn";
            case NOVEMBER -> "Black Week";
            case DECEMBER -> "Year-End Gifts";
        };
    }
}
