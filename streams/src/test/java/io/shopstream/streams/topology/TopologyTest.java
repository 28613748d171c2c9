package io.shopstream.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.runtime.AnalyticsTopology;
import io.shopstream.streams.runtime.StreamsConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

/**
 * State is stored under the names of stores and repartition topics, so a difference here affects existing state. Accept
 * the new text only together with a new application id, or a reset.
 */
class TopologyTest {
    private static final Pattern STORES = Pattern.compile("\\(stores: \\[([^]]*)]\\)");

    @Test
    void shouldBeTheReviewedTopology() throws IOException {
        Properties config = StreamsConfiguration.topologyConfig("shop-streams", 0);
        TopologySettings settings = new TopologySettings(
                Topics.standard(),
                new AvroSerdes(new MemoryRegistry()),
                new RegistryRetry(Duration.ofSeconds(1), () -> {}),
                Retention.FOR_EVER,
                Outputs.ON,
                new RecordedWatch());

        Topology topology = AnalyticsTopology.build(settings, config);

        String described = inOneOrder(topology.describe().toString().strip());
        // Written for review; copy it over the reviewed file if the change is intended.
        Files.writeString(Path.of("target", "topology.txt"), described + "\n");
        assertThat(described).isEqualTo(reviewed());
    }

    // A processor's stores are described in the order of a hash set, which differs from run to run.
    private static String inOneOrder(String described) {
        return Pattern.compile("(?<=stores: \\[)[^\\]]*")
                .matcher(described)
                .replaceAll(stores ->
                        Arrays.stream(stores.group().split(", ")).sorted().collect(Collectors.joining(", ")));
    }

    private static String reviewed() throws IOException {
        try (InputStream text = Objects.requireNonNull(
                TopologyTest.class.getResourceAsStream("/topology.txt"), "topology.txt is missing")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
