package io.shopstream.bench.api.client;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Sends requests as fast as they are answered, over a fixed number of connections. */
record ClosedLoop(URI root, int connections, Failures failures) {
    /** Returns requests answered with success per second. */
    double perSecond(Requests requests, Duration length) throws InterruptedException {
        AtomicLong numbers = new AtomicLong();
        AtomicLong answered = new AtomicLong();
        long begun = System.nanoTime();
        long end = begun + length.toNanos();
        List<Thread> threads = new ArrayList<>(connections);
        for (int connection = 0; connection < connections; connection++) {
            threads.add(
                    Thread.ofPlatform().name("load-" + connection).start(() -> send(requests, numbers, answered, end)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return answered.get() * 1e9 / (System.nanoTime() - begun);
    }

    /** Sends the first requests, one after the other, over one connection. */
    void once(Requests requests, int count) {
        try (HttpConnection connection = new HttpConnection(root)) {
            for (int number = 0; number < count; number++) {
                failures.check(requests, connection.send(requests.request(number)));
            }
        } catch (IOException e) {
            failures.add(e.toString());
        }
    }

    private void send(Requests requests, AtomicLong numbers, AtomicLong answered, long end) {
        long own = 0;
        try (HttpConnection connection = new HttpConnection(root)) {
            while (System.nanoTime() - end < 0) {
                byte[] request = requests.request(numbers.getAndIncrement());
                if (failures.check(requests, connection.send(request))) {
                    own++;
                }
            }
        } catch (IOException e) {
            failures.add(e.toString());
        } finally {
            answered.addAndGet(own);
        }
    }
}
