package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.CampaignRow;
import io.shopstream.producer.catalogue.UuidV7;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One category at 30 % off for a while, with a campaign of its own. One at a time: another one ends the first. */
final class FlashSale {
    private static final double PRICE = 0.7;
    private static final double POPULARITY = 12;
    private static final String CHANNEL = "social";
    private static final long BUDGET = 100_000_000;

    private final Assortment assortment;
    private final CampaignBoard campaigns;
    private final RandomGenerator random;
    private @Nullable Running running;

    FlashSale(Assortment assortment, CampaignBoard campaigns, RandomGenerator random) {
        this.assortment = assortment;
        this.campaigns = campaigns;
        this.random = random;
    }

    void start(Moment moment, Duration length) {
        end(moment);
        Shelf shelf = assortment.shelfOf(assortment.any());
        List<Item> items = shelf.items().stream()
                .filter(item -> item.isShown(moment.millis()))
                .toList();
        items.forEach(item -> {
            item.beginSale(PRICE);
            assortment.changed(item);
        });
        Ad ad = Ad.ofFlashSale(campaign(shelf, moment, length));
        campaigns.add(ad, moment.millis());
        running = new Running(shelf, items, ad, moment.micros() + length.toNanos() / 1_000);
        weigh(shelf, POPULARITY, moment);
    }

    /** When the one that runs is over, as shop time in microseconds; the end of time if none runs. */
    long endDue() {
        return running == null ? Long.MAX_VALUE : running.end;
    }

    void end(Moment moment) {
        if (running != null) {
            running.items.forEach(item -> {
                item.endSale();
                assortment.changed(item);
            });
            campaigns.close(running.ad, moment.millis());
            weigh(running.shelf, 1, moment);
            running = null;
        }
    }

    private void weigh(Shelf shelf, double factor, Moment moment) {
        shelf.boost(factor);
        assortment.refresh(moment.millis());
    }

    private CampaignRow campaign(Shelf shelf, Moment moment, Duration length) {
        LocalDate today = LocalDate.ofInstant(moment.at(), ZoneOffset.UTC);
        return new CampaignRow(
                UuidV7.next(moment.at(), random),
                "Flash Sale " + shelf.category().name() + " " + moment.at(),
                CHANNEL,
                today,
                LocalDate.ofInstant(moment.at().plus(length), ZoneOffset.UTC),
                assortment.items().getFirst().currency(),
                BUDGET);
    }

    private record Running(Shelf shelf, List<Item> items, Ad ad, long end) {}
}
