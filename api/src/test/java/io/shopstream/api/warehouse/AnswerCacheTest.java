package io.shopstream.api.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shopstream.api.answer.Tables;
import io.shopstream.api.answer.Tabular;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AnswerCacheTest {
    private static final LoadVersion FIRST = new LoadVersion("one", Instant.EPOCH);
    private static final LoadVersion SECOND = new LoadVersion("two", Instant.EPOCH);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AnswerCache cache = new AnswerCache(meters);
    private final AtomicInteger asked = new AtomicInteger();

    private record Query(String parameter) implements WarehouseQuery<String> {
        @Override
        public String ask(JdbcClient snapshot, Instant asOf) {
            throw new UnsupportedOperationException();
        }
    }

    private String get(String parameter, LoadVersion load) {
        return cache.get(new Query(parameter), load, () -> parameter + " " + asked.incrementAndGet());
    }

    @Test
    void shouldAskOncePerQueryAndLoad() {
        assertThat(get("a", FIRST)).isEqualTo("a 1");
        assertThat(get("a", FIRST)).isEqualTo("a 1");
        assertThat(get("b", FIRST)).isEqualTo("b 2");
        assertThat(get("a", SECOND)).isEqualTo("a 3");
        assertThat(get("a", FIRST)).as("of a reader that began earlier").isEqualTo("a 1");
        assertThat(gets("hit")).isEqualTo(2);
        assertThat(gets("miss")).isEqualTo(3);
    }

    private double gets(String result) {
        return meters.get("cache.gets")
                .tag("cache", "warehouse-answers")
                .tag("result", result)
                .functionCounter()
                .count();
    }

    @Test
    void shouldNotRememberBeforeTheFirstLoad() {
        LoadVersion none = new LoadVersion("none", null);
        assertThat(get("a", none)).isEqualTo("a 1");
        assertThat(get("a", none)).isEqualTo("a 2");
    }

    @Test
    void shouldNotRememberAFailure() {
        Supplier<String> failing = () -> {
            throw new IllegalStateException("down");
        };
        assertThatThrownBy(() -> cache.get(new Query("a"), FIRST, failing)).hasMessage("down");
        assertThat(get("a", FIRST)).isEqualTo("a 1");
    }

    @Test
    void shouldLetEqualRequestsWaitForTheFirst() throws InterruptedException {
        assertThat(whileOneIsAsked(() -> "slow")).isEqualTo("slow");
        assertThat(asked).hasValue(0);
    }

    @Test
    void shouldAskForEveryWaitingRequestOfItsOwnIfTheFirstFails() throws InterruptedException {
        assertThat(whileOneIsAsked(() -> {
                    throw new IllegalStateException("down");
                }))
                .isEqualTo("a 1");
    }

    /** The answer of a request that came while another one was being asked, which then ends with {@code end}. */
    private @Nullable String whileOneIsAsked(Supplier<String> end) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Thread first = Thread.ofPlatform().start(() -> {
            try {
                cache.get(new Query("a"), FIRST, () -> {
                    running.countDown();
                    awaitFinish(finish);
                    return end.get();
                });
            } catch (IllegalStateException e) {
                // As the test wants it.
            }
        });
        running.await();
        AtomicReference<String> answer = new AtomicReference<>();
        Thread second = Thread.ofPlatform().start(() -> answer.set(get("a", FIRST)));
        await("the second to wait").until(() -> second.getState() == Thread.State.WAITING);
        finish.countDown();
        first.join();
        second.join();
        return answer.get();
    }

    private static void awaitFinish(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldBeBoundByRows() {
        for (String parameter : List.of("a", "b", "c", "a", "b", "c")) {
            cache.get(new TableQuery(parameter), FIRST, () -> {
                asked.incrementAndGet();
                return new Table(60_000);
            });
        }
        assertThat(asked).as("no two have room together").hasValueGreaterThanOrEqualTo(5);
    }

    @Test
    void shouldCountTheRowsOfAllTablesOfAnAnswer() {
        for (String parameter : List.of("a", "b", "c", "a", "b", "c")) {
            cache.get(new TablesQuery(parameter), FIRST, () -> {
                asked.incrementAndGet();
                return () -> List.of(new Table(30_000), new Table(30_000));
            });
        }
        assertThat(asked).as("no two have room together").hasValueGreaterThanOrEqualTo(5);
    }

    private record TablesQuery(String parameter) implements WarehouseQuery<Tables> {
        @Override
        public Tables ask(JdbcClient snapshot, Instant asOf) {
            throw new UnsupportedOperationException();
        }
    }

    private record TableQuery(String parameter) implements WarehouseQuery<Table> {
        @Override
        public Table ask(JdbcClient snapshot, Instant asOf) {
            throw new UnsupportedOperationException();
        }
    }

    private record Table(int rows) implements Tabular {
        @Override
        public String tableName() {
            return "table";
        }

        @Override
        public List<String> columns() {
            return List.of("n");
        }

        @Override
        public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
            for (int i = 0; i < rows; i++) {
                row.accept(List.of(i));
            }
        }
    }
}
