package io.shopstream.api.reports.finding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * The part that drove a change.
 *
 * <p>Of the parts that made at least half of the change, it is the one that leaves least of it unexplained and is least
 * explained by its size: a shop that sells nine tenths on the web makes nine tenths of any growth there, which tells
 * nothing. So each part gets the share of the change that it made, what it made beyond the change subtracted, less the
 * share of the former whole that it was. Ties go to the first partition.
 */
record Driver(Partition partition, Comparison part) {
    private static final BigDecimal MIN_EXPLAINED = new BigDecimal("0.5");
    private static final BigDecimal MIN_SCORE = new BigDecimal("0.2");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Two parts whose contributions cancel each other. */
    record Pair(Partition partition, Comparison risen, Comparison fallen) {}

    /**
     * Empty if no part stands out.
     *
     * @param partitions of the same whole
     */
    static Optional<Driver> of(List<Partition> partitions) {
        Driver best = null;
        BigDecimal most = MIN_SCORE;
        for (Partition partition : partitions) {
            Comparison whole = partition.whole("");
            for (Comparison part : partition.parts()) {
                BigDecimal score = score(part, whole);
                if (score.compareTo(most) > 0) {
                    best = new Driver(partition, part);
                    most = score;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static BigDecimal score(Comparison part, Comparison whole) {
        if (whole.contribution().signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal explained = part.contribution().divide(whole.contribution(), MathContext.DECIMAL64);
        if (explained.compareTo(MIN_EXPLAINED) < 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal fitting = explained.compareTo(BigDecimal.ONE) > 0 ? TWO.subtract(explained) : explained;
        return fitting.subtract(shareBefore(part, whole));
    }

    private static BigDecimal shareBefore(Comparison part, Comparison whole) {
        return whole.former().signum() <= 0 || part.former().signum() <= 0
                ? BigDecimal.ZERO
                : part.former().divide(whole.former(), MathContext.DECIMAL64).min(BigDecimal.ONE);
    }

    /**
     * Two parts of one partition, one risen and one fallen by at least {@code least}, that make at least half of all
     * movement of the partition; of several, those that make most of it. Empty if there are none.
     */
    static Optional<Pair> cancelling(List<Partition> partitions, BigDecimal least) {
        Pair best = null;
        BigDecimal most = MIN_EXPLAINED;
        for (Partition partition : partitions) {
            Optional<Comparison> risen = first(partition, 1);
            Optional<Comparison> fallen = first(partition, -1);
            if (risen.isEmpty() || fallen.isEmpty()) {
                continue;
            }
            BigDecimal up = risen.get().contribution();
            BigDecimal down = fallen.get().contribution().negate();
            BigDecimal share = up.min(down).multiply(TWO).divide(movement(partition), MathContext.DECIMAL64);
            if (up.compareTo(least) >= 0 && down.compareTo(least) >= 0 && share.compareTo(most) > 0) {
                best = new Pair(partition, risen.get(), fallen.get());
                most = share;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Optional<Comparison> first(Partition partition, int sign) {
        return partition.parts().stream()
                .filter(part -> part.contribution().signum() == sign)
                .findFirst();
    }

    private static BigDecimal movement(Partition partition) {
        return partition.parts().stream()
                .map(part -> part.contribution().abs())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
