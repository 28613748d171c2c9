package io.shopstream.embedded;

import kafka.server.BrokerServer;
import kafka.server.SharedServer;
import org.apache.kafka.metadata.KRaftMetadataCache;

/** Kafka's broker with {@link PatchedMetadataCache}. To be removed once Kafka has mended KAFKA-20734. */
final class PatchedBrokerServer extends BrokerServer {
    PatchedBrokerServer(SharedServer shared) {
        super(shared);
    }

    /** Called once, at the start, with the cache that all parts of the broker then get. */
    @Override
    @SuppressWarnings("MethodName") // Scala's name of a setter
    public void metadataCache_$eq(KRaftMetadataCache cache) {
        super.metadataCache_$eq(new PatchedMetadataCache(
                config().nodeId(), () -> raftManager().client().kraftVersion()));
    }

    /** That of Kafka's own class, so that what is configured for it holds. */
    @Override
    public String loggerName() {
        return BrokerServer.class.getName();
    }
}
