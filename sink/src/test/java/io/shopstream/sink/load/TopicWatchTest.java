package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.sink.ledger.LedgerEntry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicWatchTest {
    private static final String ORDERS = "shop.orders.v1";
    private static final String USERS = "shop.users.v1";
    private static final Map<TopicPartition, LedgerEntry> BOTH =
            Map.of(new TopicPartition(ORDERS, 0), entry("o1"), new TopicPartition(USERS, 2), entry("u1"));

    private final Map<String, String> broker = new HashMap<>(Map.of(ORDERS, "o1", USERS, "u1"));
    private final TopicWatch watch =
            new TopicWatch(List.of(ORDERS, USERS), topics -> Map.copyOf(broker), Map.of(USERS, "mart.users"));

    @Test
    void shouldFindNothingWhileEveryTopicExists() {
        assertThat(watch.check(Map.of())).isNull();
        assertThat(watch.check(BOTH)).isNull();
    }

    @Test
    void shouldNameATopicThatWasDeletedEvenAfterItsPartitionsAreLost() {
        watch.check(BOTH);
        broker.remove(USERS);

        assertThat(watch.check(BOTH))
                .startsWith("topic-missing: Kafka has no topic shop.users.v1 any more")
                .contains("The other topics are being loaded");
        assertThat(watch.check(Map.of(new TopicPartition(ORDERS, 0), entry("o1"))))
                .contains("shop.users.v1");
        broker.clear();
        assertThat(watch.check(Map.of())).contains("shop.orders.v1, shop.users.v1");
    }

    @Test
    void shouldStopWhenADeletedTopicComesBackAsAnother() {
        watch.check(BOTH);
        broker.remove(USERS);
        watch.check(Map.of());
        broker.put(USERS, "u2");

        assertThatThrownBy(() -> watch.check(Map.of()))
                .isInstanceOf(LoaderStoppedException.class)
                .hasMessage("topic-recreated: shop.users.v1 was deleted and created again (loaded u1, found u2)")
                .satisfies(stopped ->
                        assertThat(((LoaderStoppedException) stopped).remedy()).contains("truncate mart.users"));
    }

    @Test
    void shouldStopWhenATopicIsCreatedAgainBetweenTwoChecks() {
        watch.check(BOTH);
        broker.put(ORDERS, "o2");

        assertThatThrownBy(() -> watch.check(BOTH)).hasMessageStartingWith("topic-recreated: shop.orders.v1");
    }

    /** A broker that has just started may not list every topic. */
    @Test
    void shouldGoOnWhenTheSameTopicComesBack() {
        watch.check(BOTH);
        broker.remove(USERS);
        watch.check(Map.of());
        broker.put(USERS, "u1");

        assertThat(watch.check(Map.of())).isNull();
    }

    @Test
    void shouldAcceptATopicThatWasNeverLoaded() {
        broker.remove(USERS);
        assertThat(watch.check(Map.of())).contains(USERS);
        broker.put(USERS, "u2");

        assertThat(watch.check(Map.of())).isNull();
    }

    @Test
    void shouldShowALoaderThatLoadsTheOtherTopicsAsWaiting() {
        LoaderMonitor monitor = new LoaderMonitor("shop-sink-facts", Clock.systemUTC());
        monitor.running();
        monitor.incomplete("topic-missing: shop.users.v1");
        monitor.running();
        LoaderState first = monitor.state();
        monitor.running();

        assertThat(first).isInstanceOfSatisfying(LoaderState.Waiting.class, waiting -> assertThat(waiting.reason())
                .isEqualTo("topic-missing: shop.users.v1"));
        assertThat(monitor.state()).as("since when it waits").isEqualTo(first);
        monitor.incomplete(null);
        monitor.running();
        assertThat(monitor.state()).isEqualTo(new LoaderState.Running());
    }

    private static LedgerEntry entry(String topicId) {
        return new LedgerEntry(topicId, 5, 5, 0);
    }
}
