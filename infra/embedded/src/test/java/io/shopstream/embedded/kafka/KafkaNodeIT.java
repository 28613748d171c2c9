package io.shopstream.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.host.Ports;
import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaNodeIT {
    @TempDir
    Path parent;

    @Test
    void shouldUseThePatchedMetadataCacheInTheBroker() {
        Path directory = parent.resolve("kafka");
        KafkaStorage.formatOnce(directory);
        CopyOnWriteArrayList<String> faults = new CopyOnWriteArrayList<>();
        KafkaNode node = new KafkaNode(
                KafkaConfig.fromProps(KafkaSettings.of(directory, Ports.free(), Ports.free()), false), faults::add);
        try {
            node.start();

            assertThat(node.broker().metadataCache()).isInstanceOf(PatchedMetadataCache.class);
            assertThat(node.broker().replicaManager().metadataCache())
                    .isSameAs(node.broker().metadataCache());
            assertThat(faults).isEmpty();
        } finally {
            node.stop();
        }
    }
}
