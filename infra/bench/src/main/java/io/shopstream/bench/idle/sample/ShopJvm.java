package io.shopstream.bench.idle.sample;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.shopstream.bench.shop.Proc;
import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Reads counters of a shop's JVM through the management beans that every JVM has; the shop needs no code for this.
 * Connects over loopback to the JVM's management agent, which then runs until the JVM ends.
 */
public final class ShopJvm implements AutoCloseable {
    private final long pid;
    private final MBeanServerConnection beans;
    private final AutoCloseable connection;
    private final ThreadMXBean threads;

    /** @param connection closed at the end */
    public ShopJvm(long pid, MBeanServerConnection beans, AutoCloseable connection) throws IOException {
        this.pid = pid;
        this.beans = beans;
        this.connection = connection;
        this.threads = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    /** @throws CommandFailure if the JVM refuses, such as one of another user */
    @SuppressWarnings("BanJNDI") // the address is not input: it comes from a JVM of the same user
    public static ShopJvm attach(long pid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            String address;
            try {
                address = machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
            JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
            return new ShopJvm(pid, connector.getMBeanServerConnection(), connector);
        } catch (IOException | AttachNotSupportedException e) {
            throw new CommandFailure(
                    "cannot attach to the shop's JVM (process %d): it must run as the same user (%s)"
                            .formatted(pid, e.getMessage()),
                    e);
        }
    }

    MBeanServerConnection beans() {
        return beans;
    }

    /** CPU of every live thread, by an id that is unique among Java and native threads. */
    Map<String, ThreadTime> threads() {
        Map<String, ThreadTime> times = new HashMap<>();
        long[] ids = threads.getAllThreadIds();
        ThreadInfo[] infos = threads.getThreadInfo(ids);
        long[] nanos = threads.getThreadCpuTime(ids);
        for (int i = 0; i < ids.length; i++) {
            if (infos[i] != null && nanos[i] >= 0) {
                times.put("java " + ids[i], new ThreadTime(infos[i].getThreadName(), nanos[i] / 1e9));
            }
        }
        Proc.threads(pid).forEach((id, stat) -> {
            if (ThreadKind.of(stat.name()).isNative()) {
                times.put("native " + id, new ThreadTime(stat.name(), stat.seconds()));
            }
        });
        return times;
    }

    JvmCounters counters() throws IOException {
        List<GarbageCollectorMXBean> collectors =
                ManagementFactory.getPlatformMXBeans(beans, GarbageCollectorMXBean.class);
        return new JvmCounters(
                threads.getTotalThreadAllocatedBytes(),
                collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                        .sum(),
                collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum());
    }

    JvmMemory memory() throws IOException {
        return JvmMemory.of(beans, threads.getThreadCount());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (Exception e) {
            // The shop may have ended before.
        }
    }
}
