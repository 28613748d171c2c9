package io.shopstream.streams.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.AlertKind;
import io.shopstream.streams.topology.TopologyDriver;
import io.shopstream.streams.topology.TopologyNames;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertHistoryTest {
    @TempDir
    private Path stateDirectory;

    @Test
    void shouldKeepActiveAlertsAndTheNewestThousandCleared() {
        try (TopologyDriver driver = new TopologyDriver(stateDirectory, 0)) {
            KeyValueStore<String, AlertRecord> store = driver.store(TopologyNames.ALERTS_BY_ID);
            new AlertHistory(store).keep(alert(0, null));
            keep(store, 1, 700);
            // As after a restart, which counts the cleared alerts again.
            keep(store, 701, 2_000);

            List<Instant> over = over(store);
            assertThat(store.get(alert(0, null).id())).isNotNull();
            assertThat(over).hasSizeBetween(AlertHistory.MAX_CLEARED, AlertHistory.MAX_CLEARED + 100);
            assertThat(over).contains(Instant.ofEpochMilli(2_000), Instant.ofEpochMilli(1_001));
            assertThat(over).doesNotContain(Instant.ofEpochMilli(700));
        }
    }

    private static void keep(KeyValueStore<String, AlertRecord> store, int first, int last) {
        AlertHistory history = new AlertHistory(store);
        for (int number = first; number <= last; number++) {
            history.keep(alert(number, Instant.ofEpochMilli(number)));
        }
    }

    private static AlertRecord alert(int number, @Nullable Instant clearedAt) {
        return new AlertRecord(AlertKind.STOCK_OUT_AHEAD, "p-" + number, Instant.EPOCH, clearedAt, 0, 0, "");
    }

    private static List<Instant> over(KeyValueStore<String, AlertRecord> store) {
        List<Instant> over = new ArrayList<>();
        try (KeyValueIterator<String, AlertRecord> entries = store.all()) {
            entries.forEachRemaining(entry -> {
                if (entry.value.clearedAt() != null) {
                    over.add(entry.value.clearedAt());
                }
            });
        }
        return over;
    }
}
