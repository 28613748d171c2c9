package io.shopstream.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.TestPlatform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicProvisionerIT {
    private final Topics topics = Topics.prefixed("provisioner-it-" + UUID.randomUUID() + "-");
    private final Admin admin = Admin.create(Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            TestPlatform.get().kafka().bootstrapServers()));
    private final TopicProvisioner provisioner = new TopicProvisioner(admin);

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void shouldCreateMissingTopicsAndAcceptExistingOnes() throws Exception {
        provisioner.provision(topics.all());
        provisioner.provision(topics.all());

        Set<String> names = admin.listTopics().names().get();
        assertThat(names)
                .contains(topics.orders().name(), topics.productSalesPerHour().name());
        assertThat(admin.describeTopics(List.of(topics.orders().name()))
                        .allTopicNames()
                        .get())
                .hasEntrySatisfying(topics.orders().name(), description -> assertThat(description.partitions())
                        .hasSize(4));
    }

    @Test
    void shouldCreateAndReportAnotherNumberOfPartitions() {
        Topics three = Topics.of("three-" + topics.prefix(), 3);
        assertThat(provisioner.existingPartitions(three.orders())).isEmpty();

        provisioner.provision(three.all());

        assertThat(provisioner.existingPartitions(three.orders())).hasValue(3);
        assertThat(three.partitions()).isEqualTo(3);
    }

    @Test
    void shouldNameTheTopicThatGainedPartitionsAndCreateNothing() throws Exception {
        provisioner.provision(List.of(topics.orders(), topics.users()));
        admin.createPartitions(Map.of(topics.orders().name(), NewPartitions.increaseTo(8)))
                .all()
                .get();

        assertThatThrownBy(() -> provisioner.provision(topics.all()))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageContaining(topics.orders().name() + " has 8 partitions instead of 4")
                .hasMessageContaining("./shopstream repartition");
        assertThat(admin.listTopics().names().get())
                .doesNotContain(topics.events().name());
        assertThat(provisioner.existingPartitions(topics.all()))
                .isEqualTo(Map.of(topics.orders().name(), 8, topics.users().name(), 4));
    }

    @Test
    void shouldNameEveryDifferentSetting() throws Exception {
        admin.createTopics(List.of(
                        new NewTopic(topics.orders().name(), Optional.of(4), Optional.empty())
                                .configs(Map.of("retention.ms", "1000")),
                        new NewTopic(topics.users().name(), Optional.of(4), Optional.empty())))
                .all()
                .get();

        assertThatThrownBy(() -> provisioner.provision(topics.all()))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageContaining(topics.orders().name() + " has retention.ms=1000 instead of -1")
                .hasMessageContaining(topics.users().name() + " has cleanup.policy=delete instead of compact")
                .hasMessageContaining("kafka-configs.sh");
    }

    @Test
    void shouldAcceptWhatSomebodyElseMadeIfItFits() throws Exception {
        Topic<?> large = topics.deadLetters(ConsumerGroups.SINK_FACTS);
        admin.createTopics(List.of(
                        new NewTopic(topics.orders().name(), Optional.of(4), Optional.of((short) 1))
                                .configs(Map.of(
                                        "cleanup.policy", "delete",
                                        "retention.ms", "-1",
                                        "retention.bytes", "-1",
                                        "min.insync.replicas", "1",
                                        "segment.bytes", "1048576")),
                        new NewTopic(large.name(), Optional.of(4), Optional.of((short) 1))
                                .configs(Map.of("cleanup.policy", "compact", "max.message.bytes", "33554433"))))
                .all()
                .get();

        provisioner.provision(List.of(topics.orders(), large));

        Topic<?> larger = new Topic<>(large.name(), 4, Map.of("max.message.bytes", "33554434"), byte[].class);
        assertThatThrownBy(() -> provisioner.provision(List.of(larger)))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageContaining("max.message.bytes=33554433 instead of 33554434");
        Topic<?> tuned = new Topic<>(topics.orders().name(), 4, Map.of("segment.bytes", "4194304"), byte[].class);
        provisioner.provision(List.of(tuned));
    }

    @Test
    void shouldCreateTopicsWithTheNumberOfReplicasThatIsSet() {
        // One broker cannot hold two replicas: Kafka's refusal shows that it was asked for them.
        assertThatThrownBy(() -> new TopicProvisioner(admin, 2).provision(List.of(topics.orders())))
                .isInstanceOf(InvalidReplicationFactorException.class);

        new TopicProvisioner(admin, 1).provision(List.of(topics.orders()));
        assertThat(provisioner.existingPartitions(topics.orders())).hasValue(4);
    }
}
