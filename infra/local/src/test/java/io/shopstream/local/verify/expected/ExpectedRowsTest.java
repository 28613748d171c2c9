package io.shopstream.local.verify.expected;

import static io.shopstream.local.verify.expected.LogRecord.tombstone;
import static io.shopstream.local.verify.expected.LogRecord.value;
import static io.shopstream.schemas.topic.RecordHeaders.sourceLsn;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.verify.scratch.ScratchFiles;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.rules.Violation;
import io.shopstream.schemas.validation.RecordValidator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedRowsTest {
    @TempDir
    Path directory;

    private ScratchFiles scratchFiles;
    private ExpectedRows<LogRecord.Value> log;

    @BeforeEach
    void open() {
        scratchFiles = new ScratchFiles(directory);
        log = new ExpectedRows<>(scratchFiles, LogRecord.validator(), LogRecord.Value::id, LogRecord.Value::version);
    }

    @AfterEach
    void close() {
        scratchFiles.close();
    }

    @Test
    void shouldKeepTheHighestVersion() {
        log.accept(value("a", 2));
        log.accept(value("a", 1));

        assertThat(log.version("a")).hasValue(2);
        assertThat(log.version("b")).isEmpty();
        assertThat(log.captured()).isEmpty();
    }

    @Test
    void shouldDeleteAnyVersionOnATombstoneWithoutAVersion() {
        log.accept(value("a", 2));
        log.accept(tombstone("a"));
        log.accept(value("a", 2));
        assertThat(log.version("a")).isEmpty();

        log.accept(value("a", 3));
        assertThat(log.version("a")).hasValue(3);
    }

    @Test
    void shouldDeleteOnlyOlderVersionsOnACapturedTombstone() {
        log.accept(value("a", 20, sourceLsn(20)));
        log.accept(tombstone("a", sourceLsn(20)));
        assertThat(log.version("a")).hasValue(20);

        log.accept(tombstone("a", sourceLsn(21)));
        log.accept(value("a", 21, sourceLsn(21)));
        assertThat(log.version("a")).isEmpty();
        assertThat(log.captured()).containsExactly("a");
    }

    @Test
    void shouldTolerateRedelivery() {
        for (int delivery = 0; delivery < 2; delivery++) {
            log.accept(value("a", 10, sourceLsn(10)));
            log.accept(tombstone("a", sourceLsn(20)));
            log.accept(value("a", 30, sourceLsn(30)));
        }

        assertThat(log.version("a")).hasValue(30);
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
    void shouldCountTouchesSinceTheMark() {
        log.accept(value("a", 1));
        log.mark();
        log.accept(tombstone("b", sourceLsn(1)));
        log.accept(value("c", 1));

        assertThat(log.touched()).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void shouldExpectNoRowOfARecordThatTheRulesReject() {
        RecordValidator<LogRecord.Value> oddVersions = RecordValidator.values(
                LogRecord.deserializer(),
                "topic",
                value -> value.version() % 2 == 1
                        ? List.of()
                        : List.of(new Violation(RejectionReason.VERSION_NOT_POSITIVE, "even")));
        List<String> heard = new ArrayList<>();
        ExpectedRows<LogRecord.Value> strict = new ExpectedRows<>(
                scratchFiles,
                oddVersions,
                LogRecord.Value::id,
                LogRecord.Value::version,
                value -> heard.add(value.id()));

        strict.accept(value("a", 1));
        strict.accept(value("a", 2));
        strict.accept(value("b", 4));

        assertThat(strict.version("a")).hasValue(1);
        assertThat(strict.version("b")).isEmpty();
        assertThat(heard).containsExactly("a");
    }
}
