package io.shopstream.bench.api.client;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/**
 * Sends requests by a schedule that does not depend on the answers. A latency counts from the time at which the request
 * was due, so a server that stalls is charged for all requests that had to wait meanwhile.
 *
 * @param perSecond requests, over all connections
 * @param connections that many requests can be under way at once; others wait, and their latency grows
 */
record OpenLoop(URI root, int perSecond, int connections, Failures failures) {
    private static final long NANOS = 1_000_000_000L;

    /**
     * Returns when every scheduled request is answered.
     *
     * @param latencies to which the latency of the request with this number is added
     */
    void run(Requests requests, Duration length, LongFunction<Latencies> latencies) throws InterruptedException {
        long count = Math.max(1, length.toNanos() * perSecond / NANOS);
        AtomicLong numbers = new AtomicLong();
        long begun = System.nanoTime();
        List<Thread> threads = new ArrayList<>(connections);
        for (int connection = 0; connection < connections; connection++) {
            threads.add(Thread.ofPlatform()
                    .name("load-" + connection)
                    .start(() -> send(requests, numbers, count, begun, latencies)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void send(
            Requests requests, AtomicLong numbers, long count, long begun, LongFunction<Latencies> latencies) {
        try (HttpConnection connection = new HttpConnection(root)) {
            for (long number = numbers.getAndIncrement(); number < count; number = numbers.getAndIncrement()) {
                long due = begun + number * NANOS / perSecond;
                byte[] request = requests.request(number);
                sleepUntil(due);
                requests.sending();
                if (failures.check(requests, connection.send(request))) {
                    latencies.apply(number).add(System.nanoTime() - due);
                }
            }
        } catch (IOException e) {
            failures.add(e.toString());
        }
    }

    private static void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
