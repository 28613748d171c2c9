package io.shopstream.api.explain.log;

import io.shopstream.api.answer.explain.RecordPosition;
import io.shopstream.api.dependency.Dependency;
import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.schemas.kafka.KafkaConnection;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Reads single records of Kafka by their position, committed ones only. Consumers are made when they are needed, at
 * most four, and kept for the next request; one that failed is closed. A request waits 5 s at most.
 */
public final class RecordLog implements AutoCloseable {
    private static final int MAX_CONSUMERS = 4;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final RecordConsumers consumers;
    private final Semaphore free = new Semaphore(MAX_CONSUMERS, true);
    private final Deque<Consumer<byte[], byte[]>> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger created = new AtomicInteger();
    private volatile boolean closed;

    public RecordLog(KafkaConnection kafka) {
        this.consumers = new RecordConsumers(kafka, TIMEOUT);
    }

    /** Takes records one by one, so that the largest ones need not be in memory together. */
    @FunctionalInterface
    public interface Reader {
        /** @param index of the position in the request */
        void take(int index, LogRecord record);
    }

    /**
     * Passes the record of each position, in their order.
     *
     * @throws DependencyUnavailableException if Kafka does not answer in time; the reader may have some records then
     */
    public void read(List<RecordPosition> positions, Reader reader) {
        if (positions.isEmpty()) {
            return;
        }
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        acquire();
        try {
            Consumer<byte[], byte[]> consumer = consumer();
            try {
                new RecordLookup(consumer, deadline).read(positions, reader);
            } catch (RuntimeException e) {
                consumer.close();
                throw e;
            }
            giveBack(consumer);
        } catch (KafkaException e) {
            throw unavailable("Kafka does not answer", e);
        } finally {
            free.release();
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        Consumer<byte[], byte[]> known = idle.poll();
        return known == null ? consumers.createConsumer(null, null, "-" + created.incrementAndGet()) : known;
    }

    private void giveBack(Consumer<byte[], byte[]> consumer) {
        idle.push(consumer);
        // Whoever closes the service may have emptied it just before.
        if (closed) {
            closeIdle();
        }
    }

    private void acquire() {
        try {
            if (!free.tryAcquire(TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)) {
                throw unavailable("all readers of Kafka are busy", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the service stops", e);
        }
    }

    private static DependencyUnavailableException unavailable(String detail, @Nullable Throwable cause) {
        return new DependencyUnavailableException(Dependency.KAFKA, detail, RETRY, cause);
    }

    /** Closes the idle consumers; a request that still runs closes its own at its end. */
    @Override
    public void close() {
        closed = true;
        closeIdle();
    }

    private void closeIdle() {
        Consumer<byte[], byte[]> consumer = idle.poll();
        while (consumer != null) {
            consumer.close();
            consumer = idle.poll();
        }
    }
}
