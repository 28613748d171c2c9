package io.shopstream.streams.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.fixture.TestEvent;
import io.shopstream.streams.topology.MemoryRegistry;
import io.shopstream.streams.topology.Retention;
import io.shopstream.streams.topology.TopologyDriver;
import io.shopstream.streams.topology.TopologyNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionProcessorTest {
    private static final Instant NOW = TopologyDriver.NOW;
    private static final Duration RETENTION = Duration.ofDays(2);

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldCountInvalidEventsAndDeadLetterNothing() {
        try (TopologyDriver driver = new TopologyDriver(stateDirectory, 0)) {
            TestEvent future = view("e", "u", NOW.plus(Duration.ofHours(25)));
            driver.sendRawEvent(key("u"), null);
            driver.sendRawEvent(key("u"), new byte[] {7});
            driver.sendRawEvent(null, driver.encode(view("e", "u", NOW)));
            driver.sendRawEvent(new byte[] {(byte) 0xff}, driver.encode(view("e", "\uFFFD", NOW)));
            driver.send(future, view("e", "ü", NOW));

            assertThat(driver.listener.count("rejected event value-missing")).isEqualTo(1);
            assertThat(driver.listener.count("rejected event not-wire-format")).isEqualTo(1);
            assertThat(driver.listener.count("rejected event key-mismatch")).isEqualTo(2);
            assertThat(driver.listener.count("rejected event time-out-of-range"))
                    .isEqualTo(1);
            assertThat(driver.deadLetters()).isEmpty();
            assertThat(driver.written(Topics.standard().funnelPerHour())).hasSize(1);
        }
    }

    @Test
    void shouldWriteNothingForADuplicate() {
        try (TopologyDriver driver = new TopologyDriver(stateDirectory, 0)) {
            driver.send(view("e", "u", NOW), view("e", "u", NOW), view("f", "u", NOW.plusMillis(1)));

            assertThat(driver.written(Topics.standard().funnelPerHour())).hasSize(1);
            assertThat(driver.listener.count("processed sessions")).isEqualTo(3);
        }
    }

    @Test
    void shouldCountLateEventsAndLateHours() {
        try (TopologyDriver driver = keeping(RETENTION)) {
            Instant cutoff = NOW.minus(RETENTION);
            driver.send(view("e", "u", cutoff.minusMillis(1)));
            assertThat(driver.listener.count("late sessions")).isEqualTo(1);
            assertThat(sessions(driver)).isZero();

            driver.send(view("f", "u", cutoff));
            assertThat(driver.listener.count("late sessions")).isEqualTo(1);
            assertThat(sessions(driver)).isEqualTo(1);
        }
    }

    @Test
    void shouldDropSessionsThatNoEventCanContinue() {
        try (TopologyDriver driver = keeping(RETENTION)) {
            for (int hour = 0; hour < 20; hour++) {
                driver.send(view("e" + hour, "u", NOW.minus(Duration.ofHours(40 - hour))));
            }
            driver.send(view("e", "other", NOW));
            assertThat(sessions(driver))
                    .as("2 values of recent sessions, 15 archived ones")
                    .isEqualTo(17);

            driver.waitFor(RETENTION.minus(Duration.ofHours(31)));
            assertThat(sessions(driver)).as("8 ended before the 32 h are over").isEqualTo(9);
            driver.waitFor(RETENTION);
            assertThat(sessions(driver)).isZero();
        }
    }

    @Test
    void shouldWaitForTheRegistryAndRejectNothing() {
        try (TopologyDriver driver = new TopologyDriver(stateDirectory, 0)) {
            byte[] value = driver.encode(view("e", "u", NOW));
            driver.registry.failNext(2);
            driver.sendRawEvent(key("u"), value);

            assertThat(driver.written(Topics.standard().funnelPerHour())).hasSize(1);
        }
    }

    private TopologyDriver keeping(Duration retention) {
        return new TopologyDriver(stateDirectory, 0, new MemoryRegistry(), new Retention(retention, retention, null));
    }

    private static int sessions(TopologyDriver driver) {
        KeyValueStore<byte[], byte[]> store = driver.store(TopologyNames.SESSIONS_BY_USER);
        int entries = 0;
        try (KeyValueIterator<byte[], byte[]> all = store.all()) {
            while (all.hasNext()) {
                all.next();
                entries++;
            }
        }
        return entries;
    }

    private static TestEvent view(String id, String user, Instant time) {
        return new TestEvent(id, user, EventType.PRODUCT_VIEW, time);
    }

    private static byte[] key(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
