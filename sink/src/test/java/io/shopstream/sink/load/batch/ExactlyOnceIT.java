package io.shopstream.sink.load.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.sink.fixture.MemoryLog;
import io.shopstream.sink.fixture.Oracle;
import io.shopstream.sink.fixture.ShopHistory;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.ledger.LostOwnershipException;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads random histories in random batches, with and without crashes, and compares every row with a naive oracle. */
class ExactlyOnceIT {
    private final TestWarehouse warehouse = TestWarehouse.create();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldMatchTheOracleForAnyBatchBoundaries(long seed) throws Exception {
        Random random = new Random(seed);
        MemoryLog log = new MemoryLog(random);
        Oracle oracle = new Oracle();
        new ShopHistory(random, log, oracle).write(400);

        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(4 << random.nextInt(7));

            oracle.compare(warehouse, deadLetters(owner), log);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNeitherLoseNorDuplicateRowsWhenCrashingAt(FaultInjectionPoint.Point crashPoint) throws Exception {
        Random random = new Random(crashPoint.ordinal());
        MemoryLog log = new MemoryLog(random);
        Oracle oracle = new Oracle();
        new ShopHistory(random, log, oracle).write(300);
        Map<FaultInjectionPoint.Point, Integer> reached = new EnumMap<>(FaultInjectionPoint.Point.class);
        FaultInjectionPoint faultInjectionPoint = point -> {
            reached.merge(point, 1, Integer::sum);
            if (point == crashPoint && random.nextInt(crashPoint.name().endsWith("COMMIT") ? 2 : 8) == 0) {
                throw new SQLException("crashed at " + point, "08006");
            }
        };

        int crashes = 0;
        try (Owner owner = new Owner(warehouse, log, faultInjectionPoint)) {
            while (true) {
                try {
                    owner.assign();
                    while (!owner.isDone()) {
                        owner.loadSome(10);
                    }
                    break;
                } catch (SQLException e) {
                    crashes++;
                    owner.crash();
                }
            }
            assertThat(crashes).as("crashes at %s of %s", crashPoint, reached).isGreaterThan(3);
            oracle.compare(warehouse, deadLetters(owner), log);
        }
    }

    @Test
    void shouldFenceAZombie() throws Exception {
        Random random = new Random(42);
        MemoryLog log = new MemoryLog(random);
        Oracle oracle = new Oracle();
        new ShopHistory(random, log, oracle).write(200);

        try (Owner zombie = new Owner(warehouse, log, FaultInjectionPoint.NONE);
                Owner successor = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            zombie.assign();
            zombie.loadSome(20);
            successor.assign();
            successor.loadAll(50);

            assertThatThrownBy(() -> {
                        while (!zombie.isDone()) {
                            zombie.loadSome(20);
                        }
                    })
                    .isInstanceOf(LostOwnershipException.class);
            oracle.compare(warehouse, deadLetters(zombie, successor), log);
        }
    }

    private static Set<Long> deadLetters(Owner... owners) {
        return java.util.Arrays.stream(owners)
                .flatMap(owner -> owner.deadLetters.stream())
                .map(deadLetter -> deadLetter.record().partition() * 1_000_000L
                        + deadLetter.record().offset())
                .collect(Collectors.toSet());
    }
}
