package io.shopstream.bench.idle;

import io.shopstream.api.answer.live.Rates;
import io.shopstream.bench.idle.sample.Growth;
import io.shopstream.bench.idle.sample.JvmMemory;
import io.shopstream.bench.idle.sample.Sample;
import io.shopstream.bench.shop.ProcMemory;
import io.shopstream.bench.shop.ShopPart;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two samples of one shop, and what was measured between them.
 *
 * @param rate requested orders per second
 * @param topics growth by topic
 * @param memory at the end; empty if the system does not report it
 * @param jvmMemory at the end
 * @param arrived rates that the live page shows at the end, empty if the API does not know them
 */
record IdleMeasurement(
        String rate,
        Sample before,
        Sample after,
        Map<String, Growth> topics,
        Map<ShopPart, ProcMemory> memory,
        JvmMemory jvmMemory,
        Optional<Rates> arrived) {
    double seconds() {
        return after.secondsSince(before);
    }

    /** Growth of all topics, derived and internal ones included. */
    Growth growth() {
        return topics.values().stream().reduce(Growth.NONE, Growth::plus);
    }

    double cores() {
        return after.processTree().secondsSince(before.processTree()).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum()
                / seconds();
    }

    ProcMemory allMemory() {
        return memory.values().stream().reduce(new ProcMemory(0, 0), ProcMemory::plus);
    }

    Optional<Double> ordersPerSecond() {
        return arrived.flatMap(rates -> average(rates.orders()));
    }

    Optional<Double> eventsPerSecond() {
        return arrived.flatMap(rates -> average(rates.events()));
    }

    // Average over the last whole seconds, as many as were measured.
    private Optional<Double> average(List<Long> eachSecond) {
        long skipped = Math.max(0, eachSecond.size() - Math.max(1, Math.round(seconds())));
        return eachSecond.isEmpty()
                ? Optional.empty()
                : Optional.of(eachSecond.stream()
                        .skip(skipped)
                        .mapToLong(Long::longValue)
                        .average()
                        .orElse(0));
    }
}
