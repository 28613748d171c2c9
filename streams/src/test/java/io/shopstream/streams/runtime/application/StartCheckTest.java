package io.shopstream.streams.runtime.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.runtime.AnalyticsTopology;
import io.shopstream.streams.runtime.StreamsConfiguration;
import io.shopstream.streams.topology.MemoryRegistry;
import io.shopstream.streams.topology.Outputs;
import io.shopstream.streams.topology.RecordedWatch;
import io.shopstream.streams.topology.RegistryRetry;
import io.shopstream.streams.topology.Retention;
import io.shopstream.streams.topology.TopologySettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

class StartCheckTest {
    private static final String ID = "shop-streams";
    private static final String CHANGELOG = "shop-streams-sales-by-currency-per-hour-changelog";
    private static final String REPARTITION = "shop-streams-by-product-repartition";

    private final Topology topology = topology();
    private final Set<String> made = new TreeSet<>(new InternalTopics(ID).missing(List.of(), topology));

    @Test
    void shouldKnowTheInternalTopics() {
        assertThat(made).hasSize(23).contains(CHANGELOG, REPARTITION).noneMatch(topic -> topic.contains("-at-commit"));
    }

    @Test
    void shouldStartWithoutState() {
        FakeApplicationState nothing = new FakeApplicationState(List.of(false), Set.of("shop.orders.v1"), null);

        assertThat(check(nothing)).isFalse();
    }

    @Test
    void shouldStartAfterAKillBeforeTheFirstCommit() {
        FakeApplicationState killed = new FakeApplicationState(List.of(false), made, null);

        assertThat(check(killed)).isFalse();
        assertThat(killed.calls()).containsExactly("positions", "topics", "records of " + made.size());
    }

    @Test
    void shouldResumeWithCompleteState() {
        FakeApplicationState whole = new FakeApplicationState(List.of(true), made, CHANGELOG);

        assertThat(check(whole)).isTrue();
        // In this order, and without reading anything.
        assertThat(whole.calls()).containsExactly("positions", "topics");
    }

    @Test
    void shouldRefuseOffsetsWithoutChangelogs() {
        made.remove(CHANGELOG);

        assertThatThrownBy(() -> check(new FakeApplicationState(List.of(true), made, REPARTITION)))
                .isInstanceOf(StaleStateException.class)
                .hasMessageContainingAll(ID, CHANGELOG + " is missing", "./shopstream streams reset");
    }

    @Test
    void shouldRefuseOffsetsWithoutRepartitionTopics() {
        made.remove(REPARTITION);

        assertThatThrownBy(() -> check(new FakeApplicationState(List.of(true), made, CHANGELOG)))
                .isInstanceOf(StaleStateException.class)
                .hasMessageContaining(REPARTITION + " is missing");
    }

    @Test
    void shouldRefuseCommittedRecordsWithoutOffsets() {
        FakeApplicationState halfReset = new FakeApplicationState(List.of(false, false), made, REPARTITION);

        assertThatThrownBy(() -> check(halfReset))
                .isInstanceOf(StaleStateException.class)
                .hasMessageContainingAll("no committed offsets", REPARTITION, "./shopstream streams reset");
    }

    @Test
    void shouldAllowAConcurrentFirstCommit() {
        FakeApplicationState another = new FakeApplicationState(List.of(false, true), made, CHANGELOG);

        // Local state, if any, is older than that commit.
        assertThat(check(another)).isFalse();
        assertThat(another.calls()).endsWith("settled positions");
    }

    private boolean check(ApplicationState applicationState) {
        return new StartCheck(ID, applicationState).canResume(topology);
    }

    private static Topology topology() {
        return AnalyticsTopology.build(
                new TopologySettings(
                        Topics.standard(),
                        new AvroSerdes(new MemoryRegistry()),
                        new RegistryRetry(Duration.ofSeconds(1), () -> {}),
                        Retention.FOR_EVER,
                        Outputs.ON,
                        new RecordedWatch()),
                StreamsConfiguration.topologyConfig(ID, 0));
    }
}
