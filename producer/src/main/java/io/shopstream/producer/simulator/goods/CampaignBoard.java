package io.shopstream.producer.simulator.goods;

import io.shopstream.producer.catalogue.CampaignRow;
import io.shopstream.producer.catalogue.ChangedRows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Holds every campaign, selects the running ones, and tracks which rows have changed. */
public final class CampaignBoard {
    /** Share of all visits that end in an order, in an average week. */
    public static final double CONVERSION = 0.085;

    private final List<Ad> all = new ArrayList<>();
    private final RandomGenerator random;
    private final ChangedRows<Ad> changed = new ChangedRows<>();
    private List<Ad> running = List.of();
    private LocalDate today;
    private double pull;
    private double buyingPull;
    private double lookingPull;
    private double averageLift = 1;

    public CampaignBoard(List<CampaignRow> rows, long millis, RandomGenerator random) {
        this.random = random;
        this.today = day(millis);
        rows.stream()
                .sorted(Comparator.comparing(CampaignRow::id))
                .map(row -> Ad.of(row, today))
                .forEach(all::add);
    }

    public void refresh(long millis) {
        today = day(millis);
        running = all.stream().filter(ad -> ad.runsOn(today)).toList();
        pull = running.stream().mapToDouble(Ad::pull).sum();
        buyingPull = running.stream().mapToDouble(ad -> ad.pull() * ad.lift()).sum();
        lookingPull = running.stream().mapToDouble(CampaignBoard::lookingPull).sum();
        averageLift = (1 + buyingPull) / (1 + pull);
    }

    /** Conversion of all visits, relative to that of visits without a campaign. */
    public double averageLift() {
        return averageLift;
    }

    int running() {
        return running.size();
    }

    int size() {
        return all.size();
    }

    LocalDate today() {
        return today;
    }

    /** Draws the campaign that brings a visitor and charges it for the visit; null if no campaign does. */
    public @Nullable Ad draw(boolean buying) {
        double point = random.nextDouble() * (1 + (buying ? buyingPull : lookingPull)) - 1;
        if (point < 0) {
            return null;
        }
        for (Ad ad : running) {
            point -= buying ? ad.pull() * ad.lift() : lookingPull(ad);
            if (point < 0) {
                pay(ad);
                return ad;
            }
        }
        return null;
    }

    void add(Ad ad, long millis) {
        all.add(ad);
        changed.add(ad);
        refresh(millis);
    }

    void close(Ad ad, long millis) {
        ad.close(day(millis));
        changed.add(ad);
        refresh(millis);
    }

    public List<CampaignRow> rows() {
        return all.stream().map(Ad::row).toList();
    }

    public List<CampaignRow> drainChanges() {
        return changed.drain(Ad::row);
    }

    private void pay(Ad ad) {
        if (ad.spend()) {
            ad.close(today);
            changed.add(ad);
            refresh(today.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
        }
    }

    /** Visits without an order that the campaign brings, relative to those without a campaign. */
    private static double lookingPull(Ad ad) {
        return ad.pull() * (1 - CONVERSION * ad.lift()) / (1 - CONVERSION);
    }

    private static LocalDate day(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }
}
