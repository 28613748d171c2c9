package io.shopstream.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.fixture.TestOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs one history over one, three and eight order partitions, with a driver for each partition: the sums in the stores
 * and the query answers do not depend on the number of partitions.
 */
class PartitionsTest {
    private static final int ROUNDS = Math.ceilDiv(Integer.getInteger("shopstream.histories", 60), 100);
    private static final long FIRST_SEED = Long.getLong("shopstream.seed", System.nanoTime());
    private static final int HISTORIES = 10;
    private static final int QUESTIONS = 60;

    @TempDir
    private Path stateDirectory;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void shouldGiveTheSameNumbers(int partitions) {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
            List<TestOrder> records = new ArrayList<>();
            for (int history = 0; history < HISTORIES; history++) {
                records.addAll(new RandomHistory(seed * HISTORIES + history).records());
            }
            List<TopologyDriver> drivers = new ArrayList<>();
            try {
                for (int partition = 0; partition < partitions; partition++) {
                    drivers.add(new TopologyDriver(stateDirectory.resolve(seed + "-" + partition), 1024 * 1024));
                }
                records.forEach(
                        order -> drivers.get(partition(order, partitions)).send(order));
                check("-Dshopstream.seed=" + seed + " ", drivers, new Oracle(records));
                Questions questions = new Questions(drivers, new Oracle(records), new Random(seed));
                for (int question = 0; question < QUESTIONS; question++) {
                    questions.ask("-Dshopstream.seed=" + seed + " question " + question + " ");
                }
            } finally {
                drivers.forEach(TopologyDriver::close);
            }
        }
    }

    private static int partition(TestOrder order, int partitions) {
        return Utils.toPositive(Utils.murmur2(order.id().getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private static void check(String seeded, List<TopologyDriver> drivers, Oracle oracle) {
        oracle.stores().forEach((store, panes) -> {
            Map<String, Sales> sums = new TreeMap<>();
            drivers.forEach(driver ->
                    Stores.panes(driver, store).forEach((pane, sales) -> sums.merge(pane, sales, Sales::plus)));
            assertThat(Stores.withoutZeros(sums)).as(seeded + store).isEqualTo(panes);
        });
        Map<String, List<Oracle.Customer>> parts = new TreeMap<>();
        drivers.forEach(driver -> Stores.customers(driver)
                .forEach((customer, part) ->
                        parts.computeIfAbsent(customer, _ -> new ArrayList<>()).add(part)));
        Map<String, Sales> customers = new TreeMap<>();
        Map<String, Instant> firsts = new TreeMap<>();
        parts.forEach((customer, all) -> {
            customers.put(customer, all.stream().map(Oracle.Customer::sales).reduce(Sales.NONE, Sales::plus));
            earliest(all).forEach(first -> firsts.put(customer, first));
        });
        Map<String, Sales> wanted = new TreeMap<>();
        Map<String, Instant> wantedFirsts = new TreeMap<>();
        oracle.customers().forEach((customer, one) -> {
            wanted.put(customer, one.sales());
            earliest(List.of(one)).forEach(first -> wantedFirsts.put(customer, first));
        });
        assertThat(customers).as(seeded + "customers").isEqualTo(wanted);
        assertThat(firsts).as(seeded + "first orders").isEqualTo(wantedFirsts);
    }

    private static Stream<Instant> earliest(List<Oracle.Customer> parts) {
        return parts.stream()
                .map(Oracle.Customer::first)
                .filter(Objects::nonNull)
                .sorted(Comparator.naturalOrder())
                .limit(1);
    }
}
