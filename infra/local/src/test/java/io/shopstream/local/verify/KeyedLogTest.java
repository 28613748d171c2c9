package io.shopstream.local.verify;

import static io.shopstream.local.verify.LogRecord.tombstone;
import static io.shopstream.local.verify.LogRecord.value;
import static io.shopstream.schemas.topic.RecordHeaders.sourceLsn;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyedLogTest {
    private final KeyedLog<LogRecord.Value> log =
            new KeyedLog<>(LogRecord.deserializer(), LogRecord.Value::id, LogRecord.Value::version);

    @Test
    void shouldKeepTheHighestVersion() {
        log.accept(value("a", 2));
        log.accept(value("a", 1));

        assertThat(log.versions()).containsOnlyKeys("a").containsEntry("a", 2L);
        assertThat(log.captured()).isEmpty();
    }

    @Test
    void shouldDeleteWhateverATombstoneWithoutAVersionFinds() {
        log.accept(value("a", 2));
        log.accept(tombstone("a"));
        log.accept(value("a", 2));
        assertThat(log.versions()).isEmpty();

        log.accept(value("a", 3));
        assertThat(log.versions()).containsEntry("a", 3L);
    }

    @Test
    void shouldDeleteOnlyWhatIsOlderThanACapturedTombstone() {
        log.accept(value("a", 20, sourceLsn(20)));
        log.accept(tombstone("a", sourceLsn(20)));
        assertThat(log.versions()).containsEntry("a", 20L);

        log.accept(tombstone("a", sourceLsn(21)));
        log.accept(value("a", 21, sourceLsn(21)));
        assertThat(log.versions()).isEmpty();
        assertThat(log.captured()).containsExactly("a");
    }

    @Test
    void shouldNotMindThatAStretchIsDeliveredAgain() {
        for (int delivery = 0; delivery < 2; delivery++) {
            log.accept(value("a", 10, sourceLsn(10)));
            log.accept(tombstone("a", sourceLsn(20)));
            log.accept(value("a", 30, sourceLsn(30)));
        }

        assertThat(log.versions()).containsEntry("a", 30L);
    }

    @Test
    void shouldKnowWhichRowsAreCaptured() {
        log.accept(value("captured", 1, sourceLsn(1)));
        log.accept(value("imported", 1));
        log.accept(value("overwritten", 1, sourceLsn(1)));
        log.accept(value("overwritten", 2));
        log.accept(value("late-import", 5, sourceLsn(5)));
        log.accept(value("late-import", 4));

        assertThat(log.captured()).containsExactlyInAnyOrder("captured", "late-import");
    }

    @Test
    void shouldCountTouchesFromTheMarkOn() {
        log.accept(value("a", 1));
        log.mark();
        log.accept(tombstone("b", sourceLsn(1)));
        log.accept(value("c", 1));

        assertThat(log.touched()).containsExactlyInAnyOrder("b", "c");
    }
}
