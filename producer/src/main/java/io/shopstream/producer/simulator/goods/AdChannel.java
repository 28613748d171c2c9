package io.shopstream.producer.simulator.goods;

import java.util.Locale;

/** The channels of campaigns and their effect. */
enum AdChannel {
    EMAIL(0.10, 1.45, 8),
    SEARCH(0.19, 1.20, 75),
    SOCIAL(0.20, 0.65, 45),
    AFFILIATE(0.09, 1.05, 60),
    DISPLAY(0.16, 0.45, 35),
    /** Any other channel. */
    OTHER(0.10, 1.00, 40);

    private final double pull;
    private final double lift;
    private final long visitCost;

    AdChannel(double pull, double lift, long visitCost) {
        this.pull = pull;
        this.lift = lift;
        this.visitCost = visitCost;
    }

    static AdChannel of(String code) {
        for (AdChannel channel : values()) {
            if (channel.code().equals(code)) {
                return channel;
            }
        }
        return OTHER;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Visits that a running campaign brings, relative to visits without a campaign. */
    double pull() {
        return pull;
    }

    /** Conversion of these visits, relative to that of visits without a campaign. */
    double lift() {
        return lift;
    }

    /** Cost of one visit in minor units. */
    long visitCost() {
        return visitCost;
    }
}
