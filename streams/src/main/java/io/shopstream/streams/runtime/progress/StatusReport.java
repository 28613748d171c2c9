package io.shopstream.streams.runtime.progress;

import io.shopstream.schemas.query.StoresStatus;
import io.shopstream.schemas.query.StreamsStatus;
import io.shopstream.streams.query.cluster.StoreSource;
import io.shopstream.streams.runtime.EngineState;
import io.shopstream.streams.runtime.IntakeCounts;
import io.shopstream.streams.runtime.StreamsEngine;
import io.shopstream.streams.topology.TopologyNames;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** Reports the status of this instance. Asks the broker, with a timeout, for the input lag and the changelog lags. */
public final class StatusReport {
    private final StreamsEngine engine;
    private final EngineWatch watch;
    private final Clock clock;

    public StatusReport(StreamsEngine engine, EngineWatch watch, Clock clock) {
        this.engine = engine;
        this.watch = watch;
        this.clock = clock;
    }

    /** {@code inputLag} is -1 while the broker does not answer. */
    public StreamsStatus status() {
        List<StreamsStatus.Store> stores = engine.stores().copies(engine.address(), partitions()).stream()
                .map(copy -> new StreamsStatus.Store(copy.store(), copy.partition(), copy.role()))
                .toList();
        IntakeCounts counts = engine.counts();
        // Read once, so that state and reason match.
        EngineState state = engine.state();
        return new StreamsStatus(
                applicationId(),
                state.label(),
                isReady(),
                watch.inputLag(),
                stores,
                counts.accepted(),
                counts.duplicates(),
                counts.rejectedByCode(),
                state.reason(engine.lastingFailure()));
    }

    /** The stores of this instance. */
    public StoresStatus stores() {
        return new StoresStatus(
                applicationId(),
                List.of(new StoresStatus.Instance(
                        engine.address(),
                        true,
                        engine.state().label(),
                        watch.freshness().processedThrough())),
                engine.stores().copies(engine.address(), partitions()),
                clock.instant());
    }

    /**
     * Whether queries can be answered: Kafka Streams runs or rebalances, and every partition of every store is live
     * here, or a standby here may be read, or another instance should have it, active or standby. Asks neither the
     * broker nor other instances, so a query may still fail.
     */
    public boolean isReady() {
        return engine.state().isReady() && TopologyNames.stores().stream().allMatch(this::canBeAnswered);
    }

    private boolean canBeAnswered(String store) {
        return IntStream.range(0, partitions())
                .allMatch(partition -> engine.stores().ticket(store, partition) != StoreSource.NOT_LIVE
                        || engine.stores().standbyTicket(store, partition) != StoreSource.NOT_LIVE
                        || !engine.otherInstances().holders(store, partition).isEmpty());
    }

    private String applicationId() {
        return engine.applicationId();
    }

    private int partitions() {
        return engine.topics().orders().partitions();
    }
}
