package io.shopstream.embedded.kafka;

import kafka.server.BrokerServer;
import kafka.server.SharedServer;
import org.apache.kafka.metadata.KRaftMetadataCache;

/** Kafka's broker with {@link PatchedMetadataCache}. Remove it when Kafka has fixed KAFKA-20734. */
final class PatchedBrokerServer extends BrokerServer {
    PatchedBrokerServer(SharedServer shared) {
        super(shared);
    }

    /** Called once at start-up with the cache that all parts of the broker then use. */
    @Override
    @SuppressWarnings("MethodName") // Scala's name of a setter
    public void metadataCache_$eq(KRaftMetadataCache cache) {
        super.metadataCache_$eq(new PatchedMetadataCache(
                config().nodeId(), () -> raftManager().client().kraftVersion()));
    }

    /** The name of Kafka's own class, so that logging configured for it applies. */
    @Override
    public String loggerName() {
        return BrokerServer.class.getName();
    }
}
