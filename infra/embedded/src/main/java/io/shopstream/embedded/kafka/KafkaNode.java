package io.shopstream.embedded.kafka;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer$;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Runs broker and controller in this JVM, wired as in {@code KafkaRaftServer} with two differences. A fatal fault is
 * reported to {@code faults} instead of halting the JVM, without replacing a process-wide exit procedure. The broker
 * does not treat a partition without a leader as deleted ({@link PatchedMetadataCache}).
 */
final class KafkaNode {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);

    private final Metrics metrics;
    private final ControllerServer controller;
    private final BrokerServer broker;
    private final String clusterId;

    KafkaNode(KafkaConfig config, Consumer<String> faults) {
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> formatted =
                KafkaRaftServer$.MODULE$.initializeLogDirs(config, LOG, "");
        clusterId = formatted._1().clusterId().orElseThrow();
        metrics = Server.initializeMetrics(config, Time.SYSTEM, clusterId);
        Map<Integer, InetSocketAddress> voters =
                QuorumConfig.parseVoterConnections(config.quorumConfig().voters());
        SharedServer shared = new SharedServer(
                config,
                formatted._1(),
                Time.SYSTEM,
                metrics,
                CompletableFuture.completedFuture(voters),
                List.of(),
                (name, fatal, action) -> new ReportedFaults(name, fatal, action, faults),
                ServerSocketFactory.INSTANCE);
        broker = new PatchedBrokerServer(shared);
        controller = new ControllerServer(shared, KafkaRaftServer$.MODULE$.configSchema(), formatted._2());
    }

    /** Returns when the controller has unfenced the broker. */
    void start() {
        controller.startup();
        broker.startup();
    }

    String clusterId() {
        return clusterId;
    }

    BrokerServer broker() {
        return broker;
    }

    /** Stops the broker first, because it hands its partitions over to the controller. */
    void stop() {
        try {
            broker.shutdown();
        } finally {
            try {
                controller.shutdown();
            } finally {
                metrics.close();
            }
        }
    }
}
