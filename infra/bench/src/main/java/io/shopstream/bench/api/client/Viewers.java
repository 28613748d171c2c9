package io.shopstream.bench.api.client;

import io.shopstream.bench.api.figure.Figure;
import io.shopstream.bench.round.ShopFeed;
import io.shopstream.schemas.avro.Order;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Viewers of the live page, each with a stream of its own and all events that the page has, in a currency in which only
 * this class places orders. A latency counts from before an order is sent to the API until a viewer is shown a revenue
 * that contains it: through Kafka, streams and back. Beside them the shop sells at a steady rate in its own currency.
 */
final class Viewers implements AutoCloseable {
    private static final String PROBED = "CHF";
    private static final String OWN = "USD";
    private static final int PROBES_PER_SECOND = 2;
    private static final int CONNECTIONS = 8;
    private static final int SALES = 200;
    private static final int SECONDS_TO_CONNECT = 60;
    private static final String REVENUE = "event:revenue";
    // Of the window from which no probe falls out.
    private static final Pattern COUNTED = Pattern.compile("\"window\":\"24h\".*?\"orders\":(\\d+)");

    private final LoadClient client;
    private final int viewers;
    private final int rate;
    private final List<Order> sales = ShopFeed.make().sales(SALES);
    private final AtomicInteger ids = new AtomicInteger();
    private final CountDownLatch connected;
    private volatile boolean closed;
    private volatile @Nullable Probes probes;
    private int placed;

    /**
     * Connects all of them.
     *
     * @param rate orders per second in the shop's own currency
     */
    Viewers(LoadClient client, int viewers, int rate) throws InterruptedException {
        this.client = client;
        this.viewers = viewers;
        this.rate = rate;
        this.connected = new CountDownLatch(viewers);
        for (int viewer = 0; viewer < viewers; viewer++) {
            Thread.ofVirtual().name("viewer-" + viewer).start(this::watch);
        }
        if (!connected.await(SECONDS_TO_CONNECT, TimeUnit.SECONDS)) {
            client.failures().add(connected.getCount() + " viewers were not connected");
        }
    }

    void round(int number) throws InterruptedException {
        int count = (int) Math.max(1, client.length().toMillis() * PROBES_PER_SECOND / 1000);
        Probes placing = new Probes(placed, count, viewers);
        probes = placing;
        Thread beside = Thread.ofPlatform().name("sales").start(this::sell);
        new OpenLoop(client.root(), PROBES_PER_SECOND, 1, client.failures())
                .run(new Orders(PROBED, placing), client.length(), _ -> new Latencies());
        beside.join();
        placed += count;
        long unseen = placing.awaitSeen();
        if (unseen > 0) {
            client.failures().add(unseen + " times a viewer did not see an order");
        }
        Latencies latencies = placing.latencies();
        if (latencies.count() > 0) {
            client.print(Figure.VIEWER_MEDIAN, "", number, latencies.millis(0.5), latencies.count());
            client.print(Figure.VIEWER_LATENCY, "", number, latencies.millis(0.99), latencies.count());
        }
    }

    private void sell() {
        if (rate == 0) {
            return;
        }
        try {
            new OpenLoop(client.root(), rate, CONNECTIONS, client.failures())
                    .run(new Orders(OWN, null), client.length(), _ -> new Latencies());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        byte[] request = HttpConnection.getEvents(client.root(), "/api/live/stream?currency=" + PROBED);
        try (HttpConnection connection = new HttpConnection(client.root());
                BufferedReader events =
                        new BufferedReader(new InputStreamReader(connection.stream(request), StandardCharsets.UTF_8))) {
            int seen = 0;
            boolean revenue = false;
            boolean first = true;
            for (String line = events.readLine(); line != null && !closed; line = events.readLine()) {
                if (line.startsWith("event:")) {
                    revenue = line.replace(" ", "").equals(REVENUE);
                } else if (revenue && line.startsWith("data:")) {
                    seen = seen(seen, line);
                    if (first) {
                        connected.countDown();
                        first = false;
                    }
                }
            }
            failed("the stream has ended");
        } catch (IOException e) {
            failed(e.toString());
        }
    }

    private void failed(String what) {
        if (!closed) {
            client.failures().add("a viewer: " + what);
            // Nobody is to wait for this one.
            connected.countDown();
        }
    }

    private int seen(int before, String data) {
        Matcher counted = COUNTED.matcher(data);
        Probes current = probes;
        if (!counted.find()) {
            return before;
        }
        int now = Integer.parseInt(counted.group(1));
        if (current != null && now > before) {
            current.seen(before, now, System.nanoTime());
        }
        return Math.max(before, now);
    }

    @Override
    public void close() {
        closed = true;
    }

    /** One order in each request, placed now. */
    private final class Orders implements Requests {
        private final String currency;
        private final @Nullable Probes counted;

        Orders(String currency, @Nullable Probes counted) {
            this.currency = currency;
            this.counted = counted;
        }

        @Override
        public byte[] request(long number) {
            int id = ids.getAndIncrement();
            String order = OrderText.of(sales.get(id % SALES), "watched-" + id, Instant.now(), currency);
            return HttpConnection.post(client.root(), "/api/ingest/orders", order.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void sending() {
            if (counted != null) {
                counted.placing();
            }
        }
    }
}
