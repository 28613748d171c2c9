package io.shopstream.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metadata.PartitionRecord;
import org.apache.kafka.common.metadata.RegisterBrokerRecord;
import org.apache.kafka.common.metadata.RegisterBrokerRecord.BrokerEndpoint;
import org.apache.kafka.common.metadata.RegisterBrokerRecord.BrokerEndpointCollection;
import org.apache.kafka.common.metadata.TopicRecord;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.MetadataProvenance;
import org.apache.kafka.server.common.KRaftVersion;
import org.junit.jupiter.api.Test;

class PatchedMetadataCacheTest {
    private static final String TOPIC = "orders";
    private static final int BROKER = 1;
    private static final ListenerName LISTENER = new ListenerName("PLAINTEXT");

    private final PatchedMetadataCache metadata = new PatchedMetadataCache(BROKER, () -> KRaftVersion.KRAFT_VERSION_0);

    @Test
    void shouldKnowTheLeader() {
        metadata.setImage(withLeader(BROKER));

        assertThat(metadata.getPartitionLeaderEndpoint(TOPIC, 0, LISTENER).map(Node::id))
                .contains(BROKER);
    }

    @Test
    void shouldNotTreatAPartitionWithoutALeaderAsDeleted() {
        metadata.setImage(withLeader(-1));

        assertThat(metadata.getPartitionLeaderEndpoint(TOPIC, 0, LISTENER)).contains(Node.noNode());
    }

    @Test
    void shouldReturnEmptyForAPartitionThatDoesNotExist() {
        metadata.setImage(withLeader(BROKER));

        assertThat(metadata.getPartitionLeaderEndpoint(TOPIC, 1, LISTENER)).isEmpty();
        assertThat(metadata.getPartitionLeaderEndpoint("payments", 0, LISTENER)).isEmpty();
    }

    private static MetadataImage withLeader(int leader) {
        Uuid topic = Uuid.randomUuid();
        MetadataDelta delta = new MetadataDelta.Builder().build();
        delta.replay(new RegisterBrokerRecord()
                .setBrokerId(BROKER)
                .setIncarnationId(Uuid.randomUuid())
                .setFenced(false)
                .setEndPoints(new BrokerEndpointCollection(List.of(new BrokerEndpoint()
                                .setName(LISTENER.value())
                                .setHost("127.0.0.1")
                                .setPort(9092)
                                .setSecurityProtocol((short) 0))
                        .iterator())));
        delta.replay(new TopicRecord().setName(TOPIC).setTopicId(topic));
        delta.replay(new PartitionRecord()
                .setTopicId(topic)
                .setPartitionId(0)
                .setReplicas(List.of(BROKER))
                .setIsr(List.of(BROKER))
                .setDirectories(List.of(Uuid.randomUuid()))
                .setLeader(leader)
                .setLeaderEpoch(1)
                .setPartitionEpoch(1));
        return delta.apply(MetadataProvenance.EMPTY);
    }
}
