package io.shopstream.sink.load.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.MemoryLog;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tombstones with a version, all in one batch or each in its own. */
class CapturedTombstonesIT {
    private static final String USERS =
            "select user_id, name, version, deleted, inferred from warehouse.users order by user_id";

    private final Topics topics = Topics.standard();
    private final TestWarehouse warehouse = TestWarehouse.create();
    private final MemoryLog log = new MemoryLog(new Random(3));

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void shouldIgnoreRedeliveredRecordsAndTombstones(int batch) throws Exception {
        for (int delivery = 0; delivery < 2; delivery++) {
            upsert("alive", 10, "ten");
            log.appendDeletion(topics.users(), "alive", 20);
            upsert("alive", 30, "thirty");
            upsert("gone", 10, "ten");
            log.appendDeletion(topics.users(), "gone", 20);
        }
        log.appendDeletion(topics.users(), "never-seen", 20);
        upsert("never-seen", 15, "older");
        upsert("same", 20, "twenty");
        log.appendDeletion(topics.users(), "same", 20);

        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(batch);
            assertThat(owner.deadLetters).isEmpty();
        }

        assertThat(warehouse.rows(USERS))
                .containsExactly(
                        "alive|thirty|30|f|f", "gone|ten|20|t|f", "never-seen|null|20|t|t", "same|twenty|20|f|f");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void shouldKeepTheMeaningOfATombstoneWithoutAVersion(int batch) throws Exception {
        upsert("u", 10, "ten");
        log.append(topics.users(), "u", null);
        upsert("u", 10, "ten");
        log.appendDeletion(topics.users(), "u", 5);

        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(batch);
        }

        assertThat(warehouse.rows(USERS)).containsExactly("u|ten|10|t|f");
    }

    private void upsert(String userId, long version, String name) {
        log.append(topics.users(), userId, Samples.user(userId, version, name));
    }
}
