package io.shopstream.bench.idle;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.live.Rates;
import io.shopstream.bench.idle.sample.BrokerCounters;
import io.shopstream.bench.idle.sample.Growth;
import io.shopstream.bench.idle.sample.JvmCounters;
import io.shopstream.bench.idle.sample.JvmMemory;
import io.shopstream.bench.idle.sample.LogPositions;
import io.shopstream.bench.idle.sample.PostgresCounters;
import io.shopstream.bench.idle.sample.PostgresCounters.Database;
import io.shopstream.bench.idle.sample.Sample;
import io.shopstream.bench.idle.sample.ThreadTime;
import io.shopstream.bench.shop.ProcMemory;
import io.shopstream.bench.shop.ProcessTree;
import io.shopstream.bench.shop.ShopPart;
import io.shopstream.bench.shop.TreeProcess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IdleReportTest {
    private static final Sample BEFORE = new Sample(
            TimeUnit.SECONDS.toNanos(5),
            processTree(100, 20),
            Map.of("java 1", new ThreadTime("shop-sink-marts", 4)),
            new JvmCounters(1 << 20, 7, 100),
            new BrokerCounters(Map.of("Fetch", 1_000L, "EndTxn", 50L), 10, 1_000, 2_000),
            new PostgresCounters(Map.of("warehouse", new Database(100, 1_000)), 5_000, 10, Map.of(11L, "walwriter")),
            new LogPositions(Map.of()));
    private static final Sample AFTER = new Sample(
            TimeUnit.SECONDS.toNanos(15),
            processTree(105, 21),
            Map.of("java 1", new ThreadTime("shop-sink-marts", 6)),
            new JvmCounters(31 << 20, 9, 130),
            new BrokerCounters(Map.of("Fetch", 1_250L, "EndTxn", 70L, "Produce", 10L), 110, 11_000, 42_000),
            new PostgresCounters(Map.of("warehouse", new Database(130, 1_500)), 25_000, 30, Map.of(11L, "walwriter")),
            new LogPositions(Map.of()));

    @Test
    void shouldPrintRatesOfTheTimeBetweenTwoSamples() {
        String text = IdleReport.text(measured(Map.of(
                "shop.orders.v1", new Growth(200, 50, 10, 40_000),
                "shop-streams-a-changelog", new Growth(30, 10, 0, 1_000),
                "shop-streams-b-changelog", new Growth(70, 30, 20, 2_000))));

        assertThat(text)
                .startsWith("At rate 20, for 10.0 s: 0.600 cores, 60 MB of memory; 2.5 orders/s and unknown events/s")
                .containsPattern("the shop's JVM: Kafka and the services +0\\.500 +50 +70\n")
                .containsPattern("PostgreSQL +0\\.100 +10 +30\n")
                .containsPattern("total +0\\.600 +60 +100\n")
                .contains("allocates 3.0 MB/s, 2 collections of 30 ms together")
                .containsPattern("sink: marts +0\\.200\n")
                .containsPattern("ended threads +0\\.300\n")
                .containsPattern("walwriter +0\\.100\n")
                .containsPattern("Fetch +25\\.0\n +EndTxn +2\\.0\n +Produce +1\\.0\n +total +28\\.0\n")
                .containsPattern("streams: changelogs +10\\.0 +4\\.0 +2\\.5 +2\\.0 +0\\.3\n")
                .containsPattern("shop\\.orders\\.v1 +20\\.0 +5\\.0 +4\\.0 +1\\.0 +4\\.0\n")
                .contains("10.0 records/s produced, 1.0 kB/s in, 4.0 kB/s out to consumers, 2.0 transactions/s")
                .containsPattern("warehouse +3\\.0 +50\\.0\n")
                .contains("PostgreSQL's log: 2.0 kB/s, 2.0 syncs/s");
    }

    private static IdleMeasurement measured(Map<String, Growth> topics) {
        // The page shows 60 seconds, of which the last ten were measured.
        List<Long> orders = new ArrayList<>(Collections.nCopies(50, 100L));
        orders.addAll(Collections.nCopies(5, 2L));
        orders.addAll(Collections.nCopies(5, 3L));
        return new IdleMeasurement(
                "20",
                BEFORE,
                AFTER,
                topics,
                Map.of(
                        ShopPart.JVM, new ProcMemory(50 << 20, 70 << 20),
                        ShopPart.POSTGRES, new ProcMemory(10 << 20, 30 << 20)),
                new JvmMemory(100 << 20, 200 << 20, 50 << 20, 30 << 20, 10 << 20, 120),
                Optional.of(new Rates(20.0, 60.0, null, orders, List.of(), Instant.EPOCH)));
    }

    private static ProcessTree processTree(double shop, double walwriter) {
        return new ProcessTree(Map.of(
                1L, new TreeProcess(1, ShopPart.JVM, OptionalLong.empty(), shop, 0),
                11L, new TreeProcess(11, ShopPart.POSTGRES, OptionalLong.of(1), walwriter, 0)));
    }
}
