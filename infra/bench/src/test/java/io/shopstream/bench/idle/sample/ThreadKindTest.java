package io.shopstream.bench.idle.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadKindTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "data-plane-kafka-request-handler-3; BROKER_REQUESTS",
                "data-plane-kafka-network-thread-1-PLAINTEXT-PLAINTEXT-0; BROKER_NETWORK",
                "group-coordinator-event-processor-0; BROKER_GROUPS",
                "TxnMarkerSenderThread-1; BROKER_GROUPS",
                "kafka-1-raft-io-thread; BROKER_REST",
                "broker-1-to-controller-heartbeat-channel-manager; BROKER_REST",
                "ExpirationReaper-1-Fetch; BROKER_REST",
                "kafka-producer-network-thread | shop-streams-1e2d-3c-StreamThread-1-producer; STREAMS_PRODUCERS",
                "shop-streams-1e2d-3c-StreamThread-1; STREAMS",
                "shop-streams-1e2d-3c-StateUpdater-1; STREAMS",
                "streams-watch-1; STREAMS_WATCH",
                "rocksdb:low; STORES",
                "kafka-producer-network-thread | shop-simulator; SHOP_PRODUCER",
                "kafka-producer-network-thread | shop-capture-offsets; CAPTURE_PRODUCERS",
                "kafka-producer-network-thread | producer-1; OTHER_PRODUCERS",
                "shop-database-writer; SHOP",
                "debezium-postgresconnector-shopstream-keep-alive; CAPTURE",
                "shop-capture-engine; CAPTURE",
                "shop-sink-facts-writer; SINK_FACTS",
                "shop-sink-marts; SINK_MARTS",
                "shop-sink-quality; SINK",
                "api-live-feed; API",
                "kafka-coordinator-heartbeat-thread | shop-sink-marts; CLIENTS",
                "http-nio-127.0.0.1-8080-Poller; HTTP",
                "HttpClient-2-SelectorManager; HTTP",
                "C1 CompilerThre; C1",
                "C2 CompilerThre; C2",
                "G1 Conc#0; COLLECTOR",
                "GC Thread#1; COLLECTOR",
                "VM Thread; VM",
                "RMI TCP Connection(1)-127.0.0.1; MEASURING",
                "pool-3-thread-1; OTHER",
            })
    void shouldClassifyThreads(String name, ThreadKind kind) {
        assertThat(ThreadKind.of(name)).isEqualTo(kind);
    }

    @Test
    void shouldSumByKindAndComputeTheRestOfTheProcess() {
        ThreadShares shares = ThreadShares.between(
                Map.of(
                        "java 1", new ThreadTime("shop-sink-marts", 10),
                        "java 2", new ThreadTime("pool-3-thread-1", 1),
                        "java 3", new ThreadTime("shop-sink-facts", 5)),
                Map.of(
                        "java 1", new ThreadTime("shop-sink-marts", 11),
                        "java 2", new ThreadTime("pool-3-thread-1", 1.25),
                        "java 4", new ThreadTime("shop-sink-marts-writer", 0.5),
                        "native 5", new ThreadTime("C2 CompilerThre", 2)),
                5);

        assertThat(shares.seconds())
                .containsOnlyKeys(ThreadKind.SINK_MARTS, ThreadKind.OTHER, ThreadKind.C2)
                .containsEntry(ThreadKind.SINK_MARTS, 1.5)
                .containsEntry(ThreadKind.OTHER, 0.25)
                .containsEntry(ThreadKind.C2, 2.0);
        // Includes the CPU of the ended thread.
        assertThat(shares.ended()).isCloseTo(1.25, within(1e-9));
        assertThat(shares.others()).containsExactly("pool-3-thread-1");
    }
}
