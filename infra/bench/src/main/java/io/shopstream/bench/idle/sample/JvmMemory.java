package io.shopstream.bench.idle.sample;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import java.util.Locale;
import javax.management.MBeanServerConnection;

/** Memory of a JVM in bytes, as far as the JVM accounts for it: native libraries such as RocksDB use more. */
public record JvmMemory(long heapUsed, long heapCommitted, long classes, long code, long direct, int threads) {
    static JvmMemory of(MBeanServerConnection beans, int threads) throws IOException {
        MemoryMXBean memory = ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class);
        List<MemoryPoolMXBean> pools = ManagementFactory.getPlatformMXBeans(beans, MemoryPoolMXBean.class);
        return new JvmMemory(
                memory.getHeapMemoryUsage().getUsed(),
                memory.getHeapMemoryUsage().getCommitted(),
                committed(pools, "Metaspace"),
                committed(pools, "CodeHeap") + committed(pools, "CodeCache"),
                ManagementFactory.getPlatformMXBeans(beans, BufferPoolMXBean.class).stream()
                        .filter(pool -> pool.getName().equals("direct"))
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum(),
                threads);
    }

    private static long committed(List<MemoryPoolMXBean> pools, String beginning) {
        return pools.stream()
                .filter(pool -> pool.getName().startsWith(beginning))
                .mapToLong(pool -> pool.getUsage().getCommitted())
                .sum();
    }

    public String text() {
        return String.format(
                Locale.ROOT,
                "  JVM: heap %,d MB of which %,d used, metaspace %,d MB, code %,d MB, direct buffers %,d MB, %d threads%n",
                heapCommitted >> 20,
                heapUsed >> 20,
                classes >> 20,
                code >> 20,
                direct >> 20,
                threads);
    }
}
