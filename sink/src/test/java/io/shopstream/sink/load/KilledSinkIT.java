package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.host.ChildJvm;
import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Kills or freezes real loader processes at critical points: afterwards every row exists once, and ledger counts match.
 */
@Timeout(300)
class KilledSinkIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final TestTopics TOPICS = TestTopics.create();

    private final Shop shop = new Shop(7, TOPICS);

    @AfterAll
    static void close() {
        TOPICS.close();
    }

    @Test
    void shouldNeitherLoseNorDuplicateRowsWhenKilledAtACommit() throws Exception {
        killAt(FaultInjectionPoint.Point.BEFORE_COMMIT);
        killAt(FaultInjectionPoint.Point.AFTER_COMMIT);
        try (ChildJvm last = shop.sink("")) {
            shop.awaitEqual(last);
        }
    }

    @Test
    @Tag("soak")
    void shouldNeitherLoseNorDuplicateRowsWhereverItIsKilled() throws Exception {
        Random random = new Random(11);
        for (FaultInjectionPoint.Point killPoint : FaultInjectionPoint.Point.values()) {
            killAt(killPoint);
        }
        try (ChildJvm sink = shop.sink("")) {
            long before = shop.loaded();
            await().atMost(TIMEOUT).until(() -> shop.loaded() > before);
            shop.write(600 + random.nextInt(600));
            sink.kill();
        }
        shop.evict();
        try (ChildJvm last = shop.sink("")) {
            shop.awaitEqual(last);
        }
    }

    @Test
    void shouldFenceAZombieWhileItsSuccessorWaits() throws Exception {
        // The zombie starts alone: joining the group of a successor would take two more rebalances.
        try (ChildJvm zombie = frozen("STOP:BEFORE_COMMIT:2")) {
            shop.evict();
            try (ChildJvm successor = shop.sink("")) {
                await().atMost(TIMEOUT).untilAsserted(() -> assertThat(shop.warehouse()
                                .rows("select wait_event_type, application_name, state, left(query, 80)"
                                        + " from pg_stat_activity where datname = current_database()"))
                        .as(() -> successor.output() + "\n--- the zombie:\n" + zombie.output())
                        .anyMatch(session -> session.startsWith("Lock|")));
                zombie.thaw();
                shop.awaitEqual(successor, zombie);
            }
        }
    }

    @Test
    @Tag("soak")
    void shouldFenceAZombieAfterItsSuccessorHasWritten() throws Exception {
        try (ChildJvm successor = successor();
                ChildJvm zombie = frozen("STOP:BEFORE_COMMIT:4")) {
            shop.evict();
            // Ends the session at once, as idle_in_transaction_session_timeout does after 75 s.
            await().atMost(TIMEOUT)
                    .until(() -> shop.warehouse()
                                    .number("select count(*) from pg_stat_activity, pg_terminate_backend(pid)"
                                            + " where datname = current_database() and state = 'idle in transaction'"
                                            + " and application_name like '%facts'")
                            > 0);
            shop.awaitEqual(successor);
            zombie.thaw();
            shop.write(200);
            shop.awaitEqual(successor, zombie);
        }
    }

    @Test
    @Tag("soak")
    void shouldFenceAZombieAfterItsOwnCommit() throws Exception {
        try (ChildJvm successor = successor();
                ChildJvm zombie = frozen("STOP:AFTER_COMMIT:4")) {
            shop.evict();
            shop.awaitEqual(successor);
            zombie.thaw();
            shop.write(200);
            shop.awaitEqual(successor, zombie);
        }
    }

    private void killAt(FaultInjectionPoint.Point killPoint) throws Exception {
        shop.write(300);
        // A batch runs about six COPY statements.
        int times = killPoint.name().endsWith("COMMIT") ? 2 : 30;
        try (ChildJvm sink = shop.sink("HALT:" + killPoint + ":" + times)) {
            sink.awaitHalt();
        }
        shop.evict();
    }

    private ChildJvm successor() throws Exception {
        ChildJvm successor = shop.sink("");
        shop.write(300);
        shop.awaitEqual(successor);
        return successor;
    }

    /** A loader that joins the group and freezes at one of its own batches. */
    private ChildJvm frozen(String faultPoint) throws Exception {
        ChildJvm zombie = shop.sink(faultPoint);
        await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(500)).until(() -> {
            shop.write(60);
            return zombie.isFrozen();
        });
        return zombie;
    }
}
