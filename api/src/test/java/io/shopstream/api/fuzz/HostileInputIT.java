package io.shopstream.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.fuzz.HostileClient.Outcome;
import io.shopstream.api.support.RunningApi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the served OpenAPI document with every parameter and body in hostile values: each call is answered
 * in time, with success or a problem of the client that is described, and no answer shows what the service is made of.
 */
class HostileInputIT {
    private static final long SEED = 16;
    private static final int BODIES = 60;
    private static final int MIXED = 500;
    private static final int MIXED_SOAK = 30_000;
    private static final long GROWTH = 64_000_000;

    private static FuzzedShop shop;
    private static HostileClient client;
    private static List<DescribedOperation> operations;

    @BeforeAll
    static void start() {
        shop = new FuzzedShop();
        client = new HostileClient(shop.api().port());
        operations = DescribedOperation.of(RunningApi.json(shop.api().get("/v3/api-docs")));
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void shouldAnswerHostileInputWithoutFailing() {
        HostileCalls calls = new HostileCalls(operations, SEED);
        List<HostileCall> all = new ArrayList<>(calls.someOfEveryKind(BODIES));
        Stream.generate(calls::mixed).limit(MIXED).forEach(all::add);
        assertThat(all.stream().map(HostileCall::operation).distinct()).hasSameSizeAs(operations);
        run(all);
    }

    @Test
    @Tag("soak")
    void shouldAnswerAllHostileInputAndKeepItsMemory() {
        HostileCalls calls = new HostileCalls(operations, SEED + 1);
        run(calls.everything());
        run(Stream.generate(calls::mixed).limit(MIXED_SOAK).toList());
        long before = used();
        run(Stream.generate(calls::mixed).limit(MIXED_SOAK).toList());
        assertThat(used() - before).as("growth of the heap in bytes").isLessThan(GROWTH);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void run(List<HostileCall> calls) {
        List<Outcome> outcomes = calls.stream().map(client::send).toList();
        Map<Integer, Long> statuses =
                outcomes.stream().collect(Collectors.groupingBy(Outcome::status, TreeMap::new, Collectors.counting()));
        System.out.printf("%d hostile calls: %s; the slowest:%n", calls.size(), statuses);
        outcomes.stream()
                .sorted(Comparator.comparing(Outcome::took).reversed())
                .limit(10)
                .forEach(slow ->
                        System.out.printf("%5d ms %d %s%n", slow.took().toMillis(), slow.status(), slow.call()));
        // A server that refuses everything would pass, too.
        assertThat(statuses.keySet()).anyMatch(status -> status < 300).contains(400, 404);
        Map<String, List<Outcome>> faulty = outcomes.stream()
                .filter(outcome -> !outcome.faults().isEmpty())
                .collect(Collectors.groupingBy(
                        outcome -> outcome.status() + " "
                                + outcome.call().operation().name(),
                        TreeMap::new,
                        Collectors.toList()));
        assertThat(faulty.entrySet().stream().map(one -> "%n%s (%d calls), such as %s: %s"
                        .formatted(
                                one.getKey(),
                                one.getValue().size(),
                                one.getValue().getFirst().call(),
                                one.getValue().getFirst().faults())))
                .isEmpty();
    }
}
