package io.shopstream.producer.live;

import io.shopstream.producer.catalogue.CampaignRow;
import io.shopstream.producer.catalogue.CatalogueChanges;
import io.shopstream.producer.catalogue.ProductRow;
import io.shopstream.producer.catalogue.UserRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes catalogue changes of the live shop to its database, once a second on its own thread, so that the shop keeps
 * selling while the database is unavailable. Only the latest state of each row is queued, so the queue never exceeds
 * the catalogue. Thread-safe. Closing it tries to write the queued changes.
 */
final class CatalogueWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueWriter.class);
    // Each write costs a connection, a transaction and one captured change per row. The pause merges several changes
    // of a row into one write.
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Consumer<CatalogueChanges> database;
    private final Thread thread =
            Thread.ofPlatform().name("shop-database-writer").unstarted(this::run);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Map<String, UserRow> users = new LinkedHashMap<>();
    private final Map<String, ProductRow> products = new LinkedHashMap<>();
    private final Map<String, CampaignRow> campaigns = new LinkedHashMap<>();
    private final Set<String> added = new HashSet<>();
    private volatile @Nullable String lastFailure;

    /**
     * @param database writes rows in one transaction or throws
     */
    CatalogueWriter(Consumer<CatalogueChanges> database) {
        this.database = database;
    }

    void start() {
        thread.start();
    }

    /** Queues the changes without blocking; a row replaces a queued row with the same id. */
    synchronized void offer(CatalogueChanges changes) {
        changes.users().forEach(user -> users.put(user.id(), user));
        changes.products().forEach(product -> products.put(product.id(), product));
        changes.campaigns().forEach(campaign -> campaigns.put(campaign.id(), campaign));
        added.addAll(changes.added());
    }

    /** Why the last write failed; null if it succeeded. */
    @Nullable String lastFailure() {
        return lastFailure;
    }

    private void run() {
        boolean last = false;
        while (!last) {
            last = awaitStop();
            write(last);
        }
    }

    private void write(boolean last) {
        CatalogueChanges changes = take();
        if (changes.isEmpty()) {
            return;
        }
        try {
            database.accept(changes);
            if (lastFailure != null) {
                LOG.info("the shop database accepts catalogue changes again");
            }
            lastFailure = null;
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            if (last) {
                LOG.warn("stopped; the last catalogue changes could not be written and are lost: {}", message);
                return;
            }
            if (lastFailure == null) {
                LOG.warn("cannot write catalogue changes to the shop database, retrying: {}", message);
            }
            lastFailure = message;
            requeue(changes);
        }
    }

    private boolean awaitStop() {
        try {
            return stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private synchronized CatalogueChanges take() {
        CatalogueChanges changes = new CatalogueChanges(drained(users), drained(products), drained(campaigns), added);
        added.clear();
        return changes;
    }

    private static <R> List<R> drained(Map<String, R> rows) {
        List<R> all = new ArrayList<>(rows.values());
        rows.clear();
        return all;
    }

    // A row that has changed in the meantime is newer than the row that could not be written.
    private synchronized void requeue(CatalogueChanges changes) {
        changes.users().forEach(user -> users.putIfAbsent(user.id(), user));
        changes.products().forEach(product -> products.putIfAbsent(product.id(), product));
        changes.campaigns().forEach(campaign -> campaigns.putIfAbsent(campaign.id(), campaign));
        added.addAll(changes.added());
    }

    @Override
    public void close() {
        stop.countDown();
        ThreadEnd.await(thread, CLOSE_TIMEOUT);
    }
}
