package io.shopstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
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
        Ports ports = new Ports(new Random());
        KafkaStorage.formatOnce(directory);
        CopyOnWriteArrayList<String> faults = new CopyOnWriteArrayList<>();
        KafkaNode node = new KafkaNode(
                KafkaConfig.fromProps(KafkaSettings.of(directory, ports.free(), ports.free()), false), faults::add);
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
