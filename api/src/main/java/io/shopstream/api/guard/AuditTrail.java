package io.shopstream.api.guard;

import io.shopstream.api.warehouse.OwnTables;
import io.shopstream.api.warehouse.Timestamps;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes {@code ops.api_audit}, behind the answers and many entries at once, so that no request waits for it. While the
 * warehouse is away, entries wait in memory; those beyond 10,000 are lost and counted, and all that wait are lost if
 * the process is killed. Thread-safe.
 */
public final class AuditTrail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_AT_ONCE = 500;
    private static final Duration GATHER = Duration.ofMillis(200);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final String INSERT = """
            insert into ops.api_audit (at, key_id, who, address, method, path, status, detail)
            values (:at, :key, :who, :address, :method, :path, :status, :detail)""";

    private final OwnTables tables;
    private final BlockingQueue<AuditEntry> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final Thread writer = Thread.ofPlatform().name("api-audit").daemon().unstarted(this::write);
    private volatile boolean closed;
    // Of the writing thread alone.
    private boolean failureLogged;

    AuditTrail(OwnTables tables) {
        this.tables = tables;
    }

    void start() {
        writer.start();
    }

    public void add(AuditEntry entry) {
        if (!waiting.offer(entry) && lost.getAndIncrement() == 0) {
            LOG.error("The audit loses entries: the warehouse has not taken any for too long");
        }
    }

    /** Entries that were lost since the start. */
    public double lost() {
        return lost.get();
    }

    private void write() {
        List<AuditEntry> batch = new ArrayList<>();
        try {
            while (!closed) {
                batch.add(waiting.take());
                Thread.sleep(GATHER);
                waiting.drainTo(batch, MAX_AT_ONCE);
                while (!isWritten(batch)) {
                    Thread.sleep(RETRY);
                }
                batch.clear();
            }
        } catch (InterruptedException e) {
            // Closing: what waits is written once more, if that is possible now.
        }
        // Set if it came while a batch was written; the pool would give no connection.
        Thread.interrupted();
        waiting.drainTo(batch);
        if (!batch.isEmpty() && !isWritten(batch)) {
            lost.addAndGet(batch.size());
            LOG.error("The audit loses {} entries: the warehouse does not take them", batch.size());
        }
    }

    private boolean isWritten(List<AuditEntry> batch) {
        try {
            tables.in(jdbc -> {
                batch.forEach(entry -> insert(jdbc, entry));
                return true;
            });
            failureLogged = false;
            return true;
        } catch (RuntimeException e) {
            // Any failure: entries are kept and written again. Once per outage, as a fault that stays would fill the
            // log.
            if (!failureLogged) {
                failureLogged = true;
                LOG.warn("The audit waits, its entries are not written: {}", e.getMessage(), e);
            }
            return false;
        }
    }

    private static void insert(JdbcClient jdbc, AuditEntry entry) {
        jdbc.sql(INSERT)
                .param("at", Timestamps.utc(entry.at()))
                .param("key", entry.caller().keyId(), Types.VARCHAR)
                .param("who", entry.caller().name())
                .param("address", entry.address())
                .param("method", entry.method())
                .param("path", entry.path())
                .param("status", entry.status())
                .param("detail", entry.detail())
                .update();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        writer.interrupt();
        writer.join(CLOSE_TIMEOUT);
    }
}
