package io.shopstream.streams.runtime;

import io.shopstream.schemas.rules.RejectionReason;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts of order and event intake since the start. Work of an aborted transaction is done, and counted, again. */
public final class IntakeCounts {
    private final LongAdder accepted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder registryWaits = new LongAdder();
    private final Map<RejectionReason, LongAdder> rejected = new EnumMap<>(RejectionReason.class);
    private final Map<RejectionReason, LongAdder> rejectedEvents = new EnumMap<>(RejectionReason.class);

    IntakeCounts() {
        for (RejectionReason reason : RejectionReason.values()) {
            rejected.put(reason, new LongAdder());
            rejectedEvents.put(reason, new LongAdder());
        }
    }

    void addAccepted() {
        accepted.increment();
    }

    void addDuplicate() {
        duplicates.increment();
    }

    void addRegistryWait() {
        registryWaits.increment();
    }

    void addRejected(RejectionReason reason) {
        adder(rejected, reason).increment();
    }

    void addRejectedEvent(RejectionReason reason) {
        adder(rejectedEvents, reason).increment();
    }

    public long accepted() {
        return accepted.sum();
    }

    public long duplicates() {
        return duplicates.sum();
    }

    public long registryWaits() {
        return registryWaits.sum();
    }

    /** Rejected orders. */
    public long rejected(RejectionReason reason) {
        return adder(rejected, reason).sum();
    }

    public long rejectedEvents(RejectionReason reason) {
        return adder(rejectedEvents, reason).sum();
    }

    /** Rejected orders by reason code, without reasons that never occurred. */
    public Map<String, Long> rejectedByCode() {
        Map<String, Long> byCode = new LinkedHashMap<>();
        rejected.forEach((reason, count) -> {
            if (count.sum() > 0) {
                byCode.put(reason.code(), count.sum());
            }
        });
        return byCode;
    }

    private static LongAdder adder(Map<RejectionReason, LongAdder> counts, RejectionReason reason) {
        LongAdder adder = counts.get(reason);
        if (adder == null) {
            throw new IllegalStateException("every reason must have a counter");
        }
        return adder;
    }
}
