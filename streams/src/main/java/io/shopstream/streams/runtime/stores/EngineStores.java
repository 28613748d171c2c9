package io.shopstream.streams.runtime.stores;

import io.shopstream.schemas.query.StoresStatus;
import io.shopstream.streams.query.cluster.StoreSource;
import io.shopstream.streams.topology.TopologyNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stores of this instance: live, restoring and standby. */
public final class EngineStores implements StoreSource {
    private static final Logger LOG = LoggerFactory.getLogger(EngineStores.class);
    // Lags need an answer of the broker, and a query must not wait for a broker that is down.
    private static final Duration LAGS_TIMEOUT = Duration.ofMillis(500);
    private static final Executor ASKING =
            task -> Thread.ofVirtual().name("streams-lags").start(task);

    private final Supplier<@Nullable KafkaStreams> streams;
    private final long maxLag;
    private final LiveStores live = new LiveStores();
    private final StandbyStores standbys = new StandbyStores();
    private final Restores restores = new Restores();

    /** @param maxLag records that a standby may lag behind its changelog and still be read */
    public EngineStores(Supplier<@Nullable KafkaStreams> streams, long maxLag) {
        this.streams = streams;
        this.maxLag = maxLag;
    }

    /** Records that the partition's stores are restored and written here from now on. */
    public void becameLive(Map<String, ReadOnlyKeyValueStore<?, ?>> stores, int partition) {
        live.live(stores, partition);
        standbys.live(stores.keySet(), partition);
    }

    /** Records that this instance no longer writes the stores. */
    public void gone(Collection<String> names, int partition) {
        live.gone(names, partition);
    }

    /** To be told by Kafka Streams how standbys fill. */
    public StandbyUpdateListener standbyListener() {
        return standbys;
    }

    /** To be told by Kafka Streams how stores are restored. */
    public StateRestoreListener restoreListener() {
        return restores;
    }

    /** Samples which standbys have caught up with their changelogs; call it at short intervals. */
    public void observeStandbys() {
        if (standbys.anyFilling()) {
            standbys.observe(lags());
        }
    }

    /** Logs how far the restores that run now have come. */
    public void logRestores() {
        restores.total()
                .ifPresent(progress -> LOG.info(
                        "restoring stores: {} of {} changelog records read",
                        progress.restored(),
                        progress.toRestore()));
    }

    /** Records that the restores running now have still to read. */
    public long recordsToRestore() {
        return restores.total()
                .map(progress -> progress.toRestore() - progress.restored())
                .orElse(0L);
    }

    /** Forgets the standbys after Kafka Streams was closed. */
    public void forgetStandbys() {
        standbys.forgetAll();
    }

    @Override
    @SuppressWarnings("unchecked") // The topology gives each store the types with which queries ask for it.
    public <K, V> ReadOnlyKeyValueStore<K, V> partition(String store, int partition) {
        ReadOnlyKeyValueStore<?, ?> here = live.find(store, partition);
        if (here != null) {
            return (ReadOnlyKeyValueStore<K, V>) here;
        }
        KafkaStreams current = streams.get();
        if (current == null) {
            throw new StreamsNotStartedException("Kafka Streams has not been started yet");
        }
        // Without stale stores, a live store could not be read while its thread restores another one. Tickets show
        // which state the store is in.
        return current.store(StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<K, V>keyValueStore())
                .withPartition(partition)
                .enableStaleStores());
    }

    @Override
    public long ticket(String store, int partition) {
        return live.ticket(store, partition);
    }

    @Override
    public long standbyTicket(String store, int partition) {
        return standbys.ticket(store, partition);
    }

    @Override
    public Map<Integer, Long> standbyLags(String store) {
        Map<Integer, Long> usable = new HashMap<>();
        lags().getOrDefault(store, Map.of()).forEach((partition, lag) -> {
            // A position below the one at which it caught up belongs to a store that is being refilled.
            boolean whole = standbys.find(store, partition)
                    .filter(StandbyStores.Standby::isCaughtUp)
                    .filter(standby -> lag.position() >= standby.caughtUpAt())
                    .isPresent();
            if (whole && lag.behind() <= maxLag) {
                usable.put(partition, lag.behind());
            }
        });
        return usable;
    }

    /** Lags of every store open here, live or not; empty while the lags are unknown. */
    private Map<String, Map<Integer, ChangelogLag>> lags() {
        KafkaStreams current = streams.get();
        if (current == null || !current.state().isRunningOrRebalancing()) {
            return Map.of();
        }
        try {
            Map<String, Map<Integer, ChangelogLag>> lags = new HashMap<>();
            CompletableFuture.supplyAsync(current::allLocalStorePartitionLags, ASKING)
                    .get(LAGS_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach((store, byPartition) -> byPartition.forEach((partition, lag) ->
                            lags.computeIfAbsent(store, _ -> new HashMap<>()).put(partition, ChangelogLag.of(lag))));
            return lags;
        } catch (ExecutionException | TimeoutException e) {
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    /** The store copies here, by store and partition. */
    public List<StoresStatus.Copy> copies(String instance, int partitions) {
        Map<String, Map<Integer, ChangelogLag>> lags = lags();
        List<StoresStatus.Copy> copies = new ArrayList<>();
        for (String store : TopologyNames.stores()) {
            for (int partition = 0; partition < partitions; partition++) {
                copy(instance, store, partition, lags.getOrDefault(store, Map.of()))
                        .ifPresent(copies::add);
            }
        }
        return copies;
    }

    private Optional<StoresStatus.Copy> copy(
            String instance, String store, int partition, Map<Integer, ChangelogLag> lags) {
        ChangelogLag lag = lags.get(partition);
        long behind = lag == null ? 0 : lag.behind();
        if (live.ticket(store, partition) != NOT_LIVE) {
            return Optional.of(new StoresStatus.Copy(store, partition, instance, "active", 0, 0, 0));
        }
        Optional<Restores.Progress> restoring = restores.find(store, partition);
        if (restoring.isPresent()) {
            Restores.Progress progress = restoring.get();
            return Optional.of(new StoresStatus.Copy(
                    store, partition, instance, "restoring", behind, progress.restored(), progress.toRestore()));
        }
        return standbys.find(store, partition)
                .map(standby -> new StoresStatus.Copy(
                        store,
                        partition,
                        instance,
                        "standby",
                        behind,
                        standby.restored(),
                        Math.max(0, standby.firstEnd() - standby.start())))
                // Open, but not yet restored nor live.
                .or(() -> Optional.ofNullable(lag)
                        .map(_ -> new StoresStatus.Copy(store, partition, instance, "restoring", behind, 0, behind)));
    }
}
