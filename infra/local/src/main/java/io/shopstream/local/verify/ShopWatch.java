package io.shopstream.local.verify;

import io.shopstream.local.up.Endpoints;
import io.shopstream.local.up.PortProbe;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches whether the parts of a shop still accept connections, and interrupts the worker thread if one does not:
 * waiting for an answer of a stopped part may take minutes.
 */
public final class ShopWatch implements AutoCloseable {
    private static final long PAUSE_MILLIS = 1_000;
    // A busy part may miss an attempt.
    private static final int TRIES = 3;

    private final Map<String, InetSocketAddress> parts = new LinkedHashMap<>();
    private final Thread worker;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "shop-watch");
    private volatile @Nullable String gonePart;

    /**
     * Watches the parts that answer now.
     *
     * @param worker interrupted once a part stops answering
     */
    public ShopWatch(Endpoints endpoints, Thread worker) {
        this.worker = worker;
        String[] kafka = endpoints.kafka().split(",", 2)[0].split(":", 2);
        add("Kafka", kafka[0], Integer.parseInt(kafka[1]));
        add("the warehouse", URI.create(endpoints.postgres().substring("jdbc:".length())));
        add("the schema registry", URI.create(endpoints.registry()));
        add("streams", URI.create(endpoints.streams()));
        parts.values().removeIf(address -> !PortProbe.answers(address));
        thread.setDaemon(true);
        thread.start();
    }

    private void add(String part, URI address) {
        add(part, address.getHost(), address.getPort());
    }

    private void add(String part, String host, int port) {
        parts.put(part, new InetSocketAddress(host, port));
    }

    /** The part that stopped answering, or one that fails three attempts in a row now; empty if all answer. */
    public Optional<String> gone() throws InterruptedException {
        if (gonePart != null) {
            return Optional.of(gonePart);
        }
        for (Map.Entry<String, InetSocketAddress> part : parts.entrySet()) {
            if (isGone(part.getValue())) {
                return Optional.of(named(part));
            }
        }
        return Optional.empty();
    }

    private boolean isGone(InetSocketAddress address) throws InterruptedException {
        for (int tries = 1; !PortProbe.answers(address); tries++) {
            if (tries == TRIES) {
                return true;
            }
            if (closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    private static String named(Map.Entry<String, InetSocketAddress> part) {
        return "%s at %s:%d"
                .formatted(
                        part.getKey(),
                        part.getValue().getHostString(),
                        part.getValue().getPort());
    }

    private void watch() {
        try {
            while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                for (Map.Entry<String, InetSocketAddress> part : parts.entrySet()) {
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
