package io.shopstream.streams.runtime;

import io.shopstream.schemas.query.StreamsStatus;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.streams.flow.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Puts together how the service is. Asks the broker, with a deadline, for what only it knows. */
public final class StatusReport implements AutoCloseable {
    private final StreamsEngine engine;
    private final InputLag inputLag;

    public StatusReport(StreamsEngine engine, String bootstrapServers) {
        this.engine = engine;
        this.inputLag = new InputLag(
                bootstrapServers,
                applicationId(),
                List.of(
                        engine.topics().orders().name(),
                        engine.topics().products().name()),
                Names.repartitionTopics(applicationId()),
                partitions());
    }

    /** {@code inputLag} is -1 while the broker does not answer. */
    public StreamsStatus status() {
        List<StreamsStatus.Store> stores = stores();
        IntakeCounts counts = engine.counts();
        return new StreamsStatus(
                applicationId(),
                engine.state().label(),
                isReady(),
                inputLag.measure(),
                stores,
                counts.accepted(),
                counts.duplicates(),
                counts.rejectedByCode());
    }

    /**
     * Queries are answered: every partition of every store is live here. Until queries are forwarded to the owner of a
     * partition, one that is elsewhere or being restored is reason enough for a 503. Does not ask the broker.
     */
    public boolean isReady() {
        return engine.state().isReady() && Names.stores().stream().allMatch(this::isLive);
    }

    private boolean isLive(String store) {
        return IntStream.range(0, partitions())
                .allMatch(partition -> engine.ticket(store, partition) != StreamsEngine.NOT_LIVE);
    }

    private List<StreamsStatus.Store> stores() {
        List<StreamsStatus.Store> stores = new ArrayList<>();
        Map<String, Set<Integer>> local = engine.localPartitions();
        for (String store : Names.stores()) {
            for (int partition = 0; partition < partitions(); partition++) {
                if (engine.ticket(store, partition) != StreamsEngine.NOT_LIVE) {
                    stores.add(new StreamsStatus.Store(store, partition, "active"));
                } else if (local.getOrDefault(store, Set.of()).contains(partition)) {
                    stores.add(new StreamsStatus.Store(store, partition, "restoring"));
                }
            }
        }
        return stores;
    }

    private String applicationId() {
        return engine.topics().consumerGroup(ConsumerGroups.STREAMS);
    }

    private int partitions() {
        return engine.topics().orders().partitions();
    }

    @Override
    public void close() {
        inputLag.close();
    }
}
