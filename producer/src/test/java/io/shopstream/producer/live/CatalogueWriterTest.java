package io.shopstream.producer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.producer.catalogue.CatalogueChanges;
import io.shopstream.producer.catalogue.ProductRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueWriterTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final List<ProductRow> written = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    @Test
    void shouldWriteOfferedChanges() {
        try (CatalogueWriter writer = started()) {
            writer.offer(stock("a", 1));
            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(written).containsExactly(row("a", 1)));
            assertThat(writer.lastFailure()).isNull();
        }
        assertThat(written).hasSize(1);
    }

    @Test
    void shouldKeepTheLastStateWhileTheDatabaseIsUnavailable() {
        away = true;
        try (CatalogueWriter writer = started()) {
            writer.offer(stock("a", 1));
            writer.offer(stock("b", 1));
            await().atMost(TIMEOUT).until(() -> writer.lastFailure() != null);
            assertThat(writer.lastFailure()).isEqualTo("the database is away");
            writer.offer(stock("a", 2));
            away = false;
            await().atMost(TIMEOUT).until(() -> writer.lastFailure() == null);
        }
        assertThat(written).containsExactlyInAnyOrder(row("a", 2), row("b", 1));
    }

    @Test
    void shouldWriteQueuedChangesOnClose() {
        CatalogueWriter writer = started();
        writer.offer(stock("a", 1));
        writer.offer(stock("a", 7));
        writer.close();
        assertThat(written).last().isEqualTo(row("a", 7));
    }

    @Test
    void shouldCloseWithoutStart() {
        new CatalogueWriter(this::write).close();
        assertThat(written).isEmpty();
    }

    private CatalogueWriter started() {
        CatalogueWriter writer = new CatalogueWriter(this::write);
        writer.start();
        return writer;
    }

    private void write(CatalogueChanges changes) {
        if (away) {
            throw new IllegalStateException("the database is away");
        }
        written.addAll(changes.products());
        assertThat(changes.added())
                .isEqualTo(changes.products().stream().map(ProductRow::id).collect(Collectors.toSet()));
    }

    private static CatalogueChanges stock(String id, long stock) {
        return new CatalogueChanges(List.of(), List.of(row(id, stock)), List.of(), Set.of(id));
    }

    private static ProductRow row(String id, long stock) {
        return new ProductRow(id, "name", "category", "USD", 100, 50, stock, true, Instant.EPOCH);
    }
}
