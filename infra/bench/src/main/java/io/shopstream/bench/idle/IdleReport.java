package io.shopstream.bench.idle;

import io.shopstream.bench.idle.sample.JvmCounters;
import java.util.Locale;

/** Formats the report of {@code bench idle}: total CPU and memory first, then the breakdown. */
final class IdleReport {
    private IdleReport() {}

    static String text(IdleMeasurement measured) {
        String memory = measured.memory().isEmpty()
                ? "memory unknown"
                : Figures.megabytes(measured.allMemory().proportional()) + " MB of memory";
        return String.join(
                System.lineSeparator(),
                String.format(
                        Locale.ROOT,
                        "At rate %s, for %.1f s: %s cores, %s; %s orders/s and %s events/s%n",
                        measured.rate(),
                        measured.seconds(),
                        Figures.cores(measured.cores()),
                        memory,
                        Figures.rate(measured.ordersPerSecond()),
                        Figures.rate(measured.eventsPerSecond())),
                CpuText.processes(measured) + measured.jvmMemory().text() + allocation(measured),
                CpuText.threads(measured),
                CpuText.backends(measured),
                BrokerText.requests(measured),
                BrokerText.topics(measured) + BrokerText.traffic(measured),
                PostgresText.of(measured));
    }

    private static String allocation(IdleMeasurement measured) {
        JvmCounters before = measured.before().jvm();
        JvmCounters after = measured.after().jvm();
        double bytes = after.allocatedBytes() - before.allocatedBytes();
        return String.format(
                Locale.ROOT,
                "  JVM: allocates %,.1f MB/s, %,d collections of %,d ms together%n",
                bytes / (1 << 20) / measured.seconds(),
                after.collections() - before.collections(),
                after.collectionMillis() - before.collectionMillis());
    }
}
