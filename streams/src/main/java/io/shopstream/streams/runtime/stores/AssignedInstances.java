package io.shopstream.streams.runtime.stores;

import io.shopstream.streams.query.cluster.OtherInstances;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/** The other instances according to Kafka Streams' assignment; empty while there is none. */
public final class AssignedInstances implements OtherInstances {
    private final Supplier<@Nullable KafkaStreams> streams;
    private final @Nullable String self;

    /** @param self address of this instance; without an address, peers are not queried */
    public AssignedInstances(Supplier<@Nullable KafkaStreams> streams, @Nullable String self) {
        this.streams = streams;
        this.self = self;
    }

    @Override
    public Optional<String> owner(String store, int partition) {
        return metadata(store, partition).map(KeyQueryMetadata::activeHost).flatMap(this::other);
    }

    @Override
    public Set<String> holders(String store, int partition) {
        Set<HostInfo> hosts = new HashSet<>();
        metadata(store, partition).ifPresent(found -> {
            hosts.add(found.activeHost());
            hosts.addAll(found.standbyHosts());
        });
        return hosts.stream().map(this::other).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    @Override
    public Set<String> others() {
        KafkaStreams current = streams.get();
        if (current == null || self == null) {
            return Set.of();
        }
        try {
            return current.metadataForAllStreamsClients().stream()
                    .map(StreamsMetadata::hostInfo)
                    .map(this::other)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toSet());
        } catch (KafkaException | IllegalStateException e) {
            return Set.of();
        }
    }

    private Optional<KeyQueryMetadata> metadata(String store, int partition) {
        KafkaStreams current = streams.get();
        if (current == null || self == null) {
            return Optional.empty();
        }
        try {
            // The partition is known and the key is not needed: this partitioner maps any key to the partition.
            return Optional.of(current.<String>queryMetadataForKey(
                    store, "", (topic, key, value, partitions) -> Optional.of(Set.of(partition))));
        } catch (KafkaException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private Optional<String> other(HostInfo host) {
        String address = host.host() + ":" + host.port();
        return host.port() <= 0 || address.equals(self) ? Optional.empty() : Optional.of(address);
    }
}
