package io.shopstream.producer.simulator.goods;

import io.shopstream.producer.catalogue.CampaignRow;
import io.shopstream.producer.catalogue.UuidV7;
import io.shopstream.producer.simulator.time.SimulationTime;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sells one category at 30 % off for a while, with its own campaign. Another flash sale ends the running one. */
public final class FlashSale {
    private static final double PRICE = 0.7;
    private static final double POPULARITY = 12;
    private static final String CHANNEL = "social";
    private static final long BUDGET = 100_000_000;

    private final Assortment assortment;
    private final CampaignBoard campaigns;
    private final RandomGenerator random;
    private @Nullable Running running;

    public FlashSale(Assortment assortment, CampaignBoard campaigns, RandomGenerator random) {
        this.assortment = assortment;
        this.campaigns = campaigns;
        this.random = random;
    }

    public void start(SimulationTime time, Duration length) {
        end(time);
        Shelf shelf = assortment.shelfOf(assortment.any());
        List<Item> items = shelf.items().stream()
                .filter(item -> item.isShown(time.millis()))
                .toList();
        items.forEach(item -> {
            item.beginSale(PRICE);
            assortment.changed(item);
        });
        Ad ad = Ad.ofFlashSale(campaign(shelf, time, length));
        campaigns.add(ad, time.millis());
        running = new Running(shelf, items, ad, time.micros() + length.toNanos() / 1_000);
        boost(shelf, POPULARITY, time);
    }

    /** End of the running sale, as shop time in microseconds; {@code Long.MAX_VALUE} if none runs. */
    public long endDue() {
        return running == null ? Long.MAX_VALUE : running.end;
    }

    public void end(SimulationTime time) {
        if (running != null) {
            running.items.forEach(item -> {
                item.endSale();
                assortment.changed(item);
            });
            campaigns.close(running.ad, time.millis());
            boost(running.shelf, 1, time);
            running = null;
        }
    }

    private void boost(Shelf shelf, double factor, SimulationTime time) {
        shelf.boost(factor);
        assortment.refresh(time.millis());
    }

    private CampaignRow campaign(Shelf shelf, SimulationTime time, Duration length) {
        LocalDate today = LocalDate.ofInstant(time.at(), ZoneOffset.UTC);
        return new CampaignRow(
                UuidV7.next(time.at(), random),
                "Flash Sale " + shelf.category().name() + " " + time.at(),
                CHANNEL,
                today,
                LocalDate.ofInstant(time.at().plus(length), ZoneOffset.UTC),
                assortment.items().getFirst().currency(),
                BUDGET);
    }

    private record Running(Shelf shelf, List<Item> items, Ad ad, long end) {}
}
