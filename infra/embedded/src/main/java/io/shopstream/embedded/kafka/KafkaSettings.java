package io.shopstream.embedded.kafka;

import io.shopstream.embedded.host.Ports;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Settings of a single node that is broker and controller, never deletes records by default, and uses few threads and
 * little memory.
 */
public final class KafkaSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private KafkaSettings() {}

    static Properties of(Path directory, int port, int controllerPort) {
        Properties settings = common();
        identity(settings, directory, port, controllerPort);
        return settings;
    }

    /** Those that do not depend on where the node listens and stores. */
    public static Properties common() {
        Properties settings = new Properties();
        internalTopics(settings);
        retention(settings);
        footprint(settings);
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // After a kill the controller unfences the broker only when its old session has timed out: 9 s by default.
        settings.put("broker.heartbeat.interval.ms", "1000");
        settings.put("broker.session.timeout.ms", "5000");
        return settings;
    }

    private static void identity(Properties settings, Path directory, int port, int controllerPort) {
        String listener = "PLAINTEXT://" + Ports.HOST + ":" + port;
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("listeners", listener + "," + CONTROLLER + "://" + Ports.HOST + ":" + controllerPort);
        settings.put("advertised.listeners", listener);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", CONTROLLER);
        // A static voter, not a dynamic quorum: the controller's port may differ at each start.
        settings.put("controller.quorum.voters", NODE_ID + "@" + Ports.HOST + ":" + controllerPort);
        settings.put("log.dirs", directory.toString());
    }

    private static void internalTopics(Properties settings) {
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
    }

    private static void retention(Properties settings) {
        settings.put("log.retention.ms", "-1");
        settings.put("log.retention.bytes", "-1");
        // A group that was inactive for months still resumes at its committed offsets.
        settings.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    }

    private static void footprint(Properties settings) {
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
        settings.put("group.coordinator.threads", "1");
        settings.put("share.coordinator.threads", "1");
        // No-op records in the metadata log serve only other controllers, of which there are none; each costs a flush.
        settings.put("metadata.max.idle.interval.ms", "10000");
        // No JMX reporter: thousands of unused MBeans cost start-up time and memory.
        settings.put("metric.reporters", "");
    }
}
