package io.shopstream.local.verify;

import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.Shop;
import io.shopstream.local.up.PortProbe;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Watches whether the parts of a shop still accept connections, and interrupts the worker thread if no instance of one
 * does: waiting for an answer of a stopped part may take minutes.
 */
public final class ShopWatch implements AutoCloseable {
    private static final long PAUSE_MILLIS = 1_000;
    private static final List<Part> WATCHED = List.of(Part.KAFKA, Part.WAREHOUSE, Part.REGISTRY, Part.STREAMS);
    // A busy part may miss an attempt.
    private static final int TRIES = 3;

    private final Map<Part, List<InetSocketAddress>> parts = new EnumMap<>(Part.class);
    private final Thread worker;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "shop-watch");
    private volatile @Nullable String gonePart;

    /**
     * Watches the parts that answer now.
     *
     * @param worker interrupted once a part stops answering
     */
    public ShopWatch(Shop shop, Thread worker) {
        this.worker = worker;
        for (Part part : WATCHED) {
            parts.put(
                    part,
                    shop.hosts(part).stream()
                            .map(host -> new InetSocketAddress(host.getHostString(), host.getPort()))
                            .toList());
        }
        parts.values().removeIf(instances -> !isAnyThere(instances));
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean isAnyThere(List<InetSocketAddress> instances) {
        return instances.stream().anyMatch(PortProbe::answers);
    }

    /** The part that stopped answering, or one that fails three attempts in a row now; empty if all answer. */
    public Optional<String> gone() throws InterruptedException {
        Optional<String> gone = lookForGone();
        // A part that is being stopped ends its connections before it closes its port.
        return gone.isPresent() || closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS) ? gone : lookForGone();
    }

    private Optional<String> lookForGone() throws InterruptedException {
        if (gonePart != null) {
            return Optional.of(gonePart);
        }
        for (Map.Entry<Part, List<InetSocketAddress>> part : parts.entrySet()) {
            if (isGone(part.getValue())) {
                return Optional.of(named(part));
            }
        }
        return Optional.empty();
    }

    private boolean isGone(List<InetSocketAddress> instances) throws InterruptedException {
        for (int tries = 1; !isAnyThere(instances); tries++) {
            if (tries == TRIES) {
                return true;
            }
            if (closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    private static String named(Map.Entry<Part, List<InetSocketAddress>> part) {
        return part.getKey().label() + " at "
                + part.getValue().stream()
                        .map(each -> each.getHostString() + ":" + each.getPort())
                        .collect(Collectors.joining(", "));
    }

    private void watch() {
        try {
            while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                for (Map.Entry<Part, List<InetSocketAddress>> part : parts.entrySet()) {
                    if (isGone(part.getValue())) {
                        gonePart = named(part);
                        worker.interrupt();
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Must be called by the worker thread, which is not interrupted afterwards. */
    @Override
    public void close() {
        closed.countDown();
        boolean byOthers = gonePart == null && Thread.interrupted();
        try {
            thread.join();
        } catch (InterruptedException e) {
            byOthers = gonePart == null;
        }
        if (gonePart != null) {
            Thread.interrupted();
        } else if (byOthers) {
            Thread.currentThread().interrupt();
        }
    }
}
