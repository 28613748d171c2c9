package io.shopstream.bench.idle.sample;

import java.util.Arrays;
import java.util.List;

/**
 * Classifies a thread of the shop's JVM by the beginning of its name. The first matching kind counts, so a kind with a
 * longer prefix comes before one with a shorter prefix.
 */
public enum ThreadKind {
    BROKER_REQUESTS("broker: requests", "data-plane-kafka-request-handler"),
    BROKER_NETWORK("broker: network", "data-plane-kafka-network-thread", "data-plane-kafka-socket-acceptor"),
    BROKER_GROUPS(
            "broker: groups, transactions",
            "group-coordinator-",
            "executor-group-coordinator",
            "share-",
            "transaction-log-manager-",
            "TxnMarkerSenderThread-",
            "AddPartitionsToTxnSenderThread-",
            "persister-state-manager-",
            "PersisterStateManager"),
    BROKER_REST(
            "broker: controller, log, timers",
            "quorum-controller-",
            "controller-",
            "broker-",
            "raft-",
            "kafka-scheduler-",
            "kafka-log-cleaner-",
            "kafka-1-",
            "ExpirationReaper-",
            "executor-Fetch",
            "client-metrics-reaper",
            "network-partition-",
            "metrics-meter-tick-thread-",
            "SensorExpiryThread",
            "LogDirFailureHandler"),
    STREAMS_PRODUCERS("streams: producers' network", "kafka-producer-network-thread | shop-streams"),
    STREAMS("streams: threads", "shop-streams-"),
    STREAMS_WATCH("streams: watch", "streams-"),
    STORES("streams: RocksDB", "rocksdb:"),
    SHOP_PRODUCER("shop: producer's network", "kafka-producer-network-thread | shop-simulator"),
    CAPTURE_PRODUCERS("capture: producers' network", "kafka-producer-network-thread | shop-capture"),
    OTHER_PRODUCERS("other producers' network", "kafka-producer-network-thread"),
    SHOP("shop: simulator, database", "shop-simulator", "shop-database-"),
    CAPTURE("capture: Debezium", "debezium-", "shop-capture"),
    SINK_FACTS("sink: facts", "shop-sink-facts"),
    SINK_MARTS("sink: marts", "shop-sink-marts"),
    SINK("sink: quality, housekeeping", "shop-sink-"),
    API("API: feed, warehouse", "api-"),
    CLIENTS("consumers' heartbeats, admin clients", "kafka-coordinator-heartbeat-thread", "kafka-admin-client-thread"),
    HTTP("HTTP servers and clients", "http-nio-", "Catalina-", "container-", "HttpClient-"),
    C1("compiler C1", "C1 CompilerThre"),
    C2("compiler C2", "C2 CompilerThre"),
    COLLECTOR("garbage collector", "GC Thread#", "G1 ", "ZWorker", "ZDriver", "ZDirector", "Shenandoah"),
    VM(
            "JVM itself, serial collector",
            "VM Thread",
            "VM Periodic Tas",
            "Service Thread",
            "Monitor Deflati",
            "Sweeper thread"),
    MEASURING("this measurement", "RMI ", "JMX ", "Attach Listener"),
    OTHER("others");

    private final String title;
    private final List<String> beginnings;

    ThreadKind(String title, String... beginnings) {
        this.title = title;
        this.beginnings = List.of(beginnings);
    }

    public String title() {
        return title;
    }

    /** Whether these are threads of the JVM or of native libraries, which only the operating system reports. */
    boolean isNative() {
        return switch (this) {
            case C1, C2, COLLECTOR, VM, STORES -> true;
            case BROKER_REQUESTS,
                    BROKER_NETWORK,
                    BROKER_GROUPS,
                    BROKER_REST,
                    STREAMS_PRODUCERS,
                    STREAMS,
                    STREAMS_WATCH,
                    SHOP_PRODUCER,
                    CAPTURE_PRODUCERS,
                    OTHER_PRODUCERS,
                    SHOP,
                    CAPTURE,
                    SINK_FACTS,
                    SINK_MARTS,
                    SINK,
                    API,
                    CLIENTS,
                    HTTP,
                    MEASURING,
                    OTHER -> false;
        };
    }

    public static ThreadKind of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.beginnings.stream().anyMatch(name::startsWith))
                .findFirst()
                .orElse(OTHER);
    }
}
