package io.shopstream.api.web.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.data.PersonalData;
import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.support.TestWarehouse;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.api.warehouse.rejected.RejectedFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An export has every record once and in its order, whatever arrives, and holds no connection for its client. */
class RejectedExportIT {
    private static final int OFFSET = 3;
    // More than a pool has connections.
    private static final int MANY_CLIENTS = 8;

    private static TestWarehouse tables;
    private static Warehouse warehouse;

    @BeforeAll
    static void open() {
        tables = TestWarehouse.create("rejected_export");
        warehouse = new Warehouse(tables.url(), "shop_api", "");
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @AfterEach
    void clear() {
        tables.execute("delete from ops.rejected_records");
    }

    @Test
    void shouldHaveEveryRecordOnceAlthoughOthersArriveAndGo() {
        int last = 2 * RejectedExport.PAGE + 500;
        insert("g", 1, last);
        insert("h", 1, 2);
        List<String> seen = new ArrayList<>();

        export("g").forEachRow(row -> {
            seen.add(String.valueOf(row.get(OFFSET)));
            if (seen.size() == 10) {
                // Before the position, so not in it, and behind it.
                insert("g", 0, 0);
                insert("g", last + 1, last + RejectedExport.PAGE);
                tables.execute("delete from ops.rejected_records where source_offset = 5");
            }
        });

        assertThat(seen)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, last + RejectedExport.PAGE)
                        .mapToObj(String::valueOf)
                        .toList());
    }

    @Test
    void shouldEndWithAPageThatIsFull() {
        insert("g", 1, RejectedExport.PAGE);

        assertThat(offsets(export("g"))).hasSize(RejectedExport.PAGE).doesNotHaveDuplicates();
        assertThat(offsets(export("nobody"))).isEmpty();
    }

    @Test
    void shouldGoOnAfterPagesThatEndEarlyBecauseTheirRecordsAreLarge() {
        insert("g", 1, 5, "convert_to(repeat('x', 5 << 20), 'UTF8')");

        assertThat(offsets(export("g"))).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void shouldServeMoreClientsThanThereAreConnections() {
        insert("g", 1, 1);

        assertThat(clientsServed(MANY_CLIENTS)).isEqualTo(MANY_CLIENTS);
    }

    /** Each client begins, in a thread of its own, while all before it have taken a row and not ended. */
    private static int clientsServed(int clients) {
        if (clients == 0) {
            return 0;
        }
        CompletableFuture<Integer> served = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                export("g").forEachRow(_ -> served.complete(1 + clientsServed(clients - 1)));
            } catch (DependencyUnavailableException | CompletionException e) {
                served.completeExceptionally(e);
            }
        });
        return served.orTimeout(1, TimeUnit.MINUTES).join();
    }

    private static RejectedExport export(String group) {
        return new RejectedExport(warehouse, new RejectedFilter(group, null), PersonalData.MASKED);
    }

    private static List<String> offsets(RejectedExport export) {
        List<String> offsets = new ArrayList<>();
        export.forEachRow(row -> offsets.add(String.valueOf(row.get(OFFSET))));
        return offsets;
    }

    private static void insert(String group, int first, int last) {
        insert(group, first, last, "null");
    }

    private static void insert(String group, int first, int last, String value) {
        tables.execute("""
                insert into ops.rejected_records (consumer_group, source_topic, source_partition, source_offset, reason,
                                                  detail, raw_value, rejected_at)
                select '%s', 'shop.orders.v1', 0, n, 'undecodable', 'd', %s, now() from generate_series(%d, %d) n""".formatted(group, value, first, last));
    }
}
