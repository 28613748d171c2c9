package io.shopstream.producer.faults;

import io.shopstream.producer.catalogue.Hash;

/**
 * Decides which records get a fault, as a function of seed, order id and version: this needs no state for later
 * versions of an order, and the same shop repeats the same faults.
 */
final class FaultDice {
    private static final double UNIT = 0x1.0p-53;

    private final FaultPlan plan;
    private final long seed;

    FaultDice(FaultPlan plan, long seed) {
        this.plan = plan;
        this.seed = seed;
    }

    /** Whether this version of the order gets the fault. */
    boolean hits(Fault fault, String orderId, long version) {
        double share = plan.share(fault);
        return share > 0 && (number(fault, orderId, version) >>> 11) * UNIT < share;
    }

    /** Uniformly distributed over all longs; independent of {@link #hits} for the same version. */
    long detail(Fault fault, String orderId, long version) {
        return Hash.mix(number(fault, orderId, version) + 1);
    }

    private long number(Fault fault, String orderId, long version) {
        // FNV-1a over the id, then mixed.
        long hash = 0xcbf29ce484222325L;
        for (int index = 0; index < orderId.length(); index++) {
            hash = (hash ^ orderId.charAt(index)) * 0x100000001b3L;
        }
        return Hash.mix(hash + seed * 0x9E3779B97F4A7C15L + version * 0xD1B54A32D192ED03L + fault.ordinal());
    }
}
