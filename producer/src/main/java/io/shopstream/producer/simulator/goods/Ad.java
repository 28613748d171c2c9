package io.shopstream.producer.simulator.goods;

import io.shopstream.producer.catalogue.CampaignRow;
import io.shopstream.producer.catalogue.Hash;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A campaign and its spending. */
public final class Ad {
    private static final int PULL_SALT = 21;
    private static final double MIN_PULL = 0.7;
    private static final double PULL_RANGE = 0.6;
    private static final double SALE_PULL = 4;
    private static final double SALE_LIFT = 1.3;
    // Assumed spending of a campaign that began before the process: this share of the budget, pro rata by day.
    private static final double SPENT_PER_DAY_SHARE = 0.7;

    private final CampaignRow seeded;
    private final AdChannel channel;
    private final double pull;
    private final double lift;
    private LocalDate endsOn;
    private long spent;
    private boolean closed;

    private Ad(CampaignRow row, double morePull, double moreLift) {
        this.seeded = row;
        this.channel = AdChannel.of(row.channel());
        this.pull = channel.pull() * morePull * (MIN_PULL + PULL_RANGE * Hash.unit(row.id(), PULL_SALT));
        this.lift = channel.lift() * moreLift;
        this.endsOn = row.endsOn();
    }

    static Ad of(CampaignRow row, LocalDate today) {
        Ad ad = new Ad(row, 1, 1);
        long days = ChronoUnit.DAYS.between(row.startsOn(), row.endsOn()) + 1;
        long gone = Math.clamp(ChronoUnit.DAYS.between(row.startsOn(), today), 0, Math.max(1, days));
        ad.spent = (long) (row.budgetMinor() * SPENT_PER_DAY_SHARE * gone / Math.max(1, days));
        return ad;
    }

    static Ad ofFlashSale(CampaignRow row) {
        return new Ad(row, SALE_PULL, SALE_LIFT);
    }

    public String id() {
        return seeded.id();
    }

    double pull() {
        return pull;
    }

    double lift() {
        return lift;
    }

    boolean runsOn(LocalDate day) {
        return !closed && !day.isBefore(seeded.startsOn()) && !day.isAfter(endsOn);
    }

    /** Charges one visit; true if the budget is used up. */
    boolean spend() {
        spent += channel.visitCost();
        return spent >= seeded.budgetMinor();
    }

    /** Ends the campaign; its last day is that day at the latest. */
    void close(LocalDate today) {
        closed = true;
        if (today.isBefore(endsOn)) {
            endsOn = today;
        }
    }

    CampaignRow row() {
        return new CampaignRow(
                seeded.id(),
                seeded.name(),
                seeded.channel(),
                seeded.startsOn(),
                endsOn,
                seeded.currency(),
                seeded.budgetMinor());
    }
}
