package io.shopstream.producer.capture;

import static io.shopstream.producer.capture.TestShop.TIMEOUT;
import static io.shopstream.producer.capture.TestShop.awaitNoThread;
import static io.shopstream.producer.capture.TestShop.awaitState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.capture.changes.CaptureState;
import io.shopstream.producer.catalogue.CatalogueChanges;
import io.shopstream.producer.catalogue.ProductRow;
import io.shopstream.schemas.avro.Product;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotAndChangesIT {
    private final TestShop shop = new TestShop(SharedPlatform.get());

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void shouldPublishTheTablesAndThenEveryChange() {
        shop.seeded(200, 50);
        try (ChangeCapture capture = shop.started()) {
            shop.awaitEqual();
            awaitState(capture, CaptureState.STREAMING);
            assertThat(capture.status().snapshotRows()).isEqualTo(253);

            shop.execute(
                    "insert into shop.categories values ('c3', 'Stoves', 'Outdoor')",
                    "update shop.products set category_id = 'c3', price = 0.01, stock_quantity = 0 where product_id ="
                            + " 'p00007'",
                    "update shop.users set city = 'Nîmes', customer_type = 'loyal' where user_id <= 'u00020'",
                    "delete from shop.users where user_id between 'u00100' and 'u00120'",
                    "update shop.campaigns set ends_on = '2026-03-15', budget = 99999999999.99",
                    "delete from shop.products where product_id = 'p00008'");
            shop.awaitEqual();
            // A change is counted when it is acknowledged, which is shortly after consumers can read it.
            awaitChanges(capture, 1 + 1 + 21 + 21 + 1 + 1);
            assertThat(capture.status().detail()).isNull();
            assertThat(capture.status().lastChangeAt()).isNotNull();
            await().atMost(TIMEOUT).until(() -> capture.status().retainedBytes() != null);
        }
        awaitNoThread();
    }

    private static void awaitChanges(ChangeCapture capture, long changes) {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(capture.status().changes()).isEqualTo(changes));
    }

    @Test
    void shouldResumeAfterARestartWithoutASnapshotAndPublishAReinsertedRow() {
        shop.seeded(20, 20);
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.STREAMING);
            shop.execute("update shop.products set stock_quantity = 99");
            shop.awaitEqual();
        }
        shop.execute(
                "update shop.products set stock_quantity = 98",
                "delete from shop.users where user_id = 'u00003'",
                "insert into shop.categories values ('c9', 'Boats', 'Outdoor')");
        try (ChangeCapture capture = shop.started()) {
            shop.awaitEqual();
            awaitState(capture, CaptureState.STREAMING);
            assertThat(capture.status().snapshotRows()).isZero();

            shop.execute("delete from shop.users where user_id = 'u00002'");
            shop.execute("insert into shop.users values ('u00002', 'Again', 'a@example.org', 'Chad', 'Abéché', 'new',"
                    + " '2026-04-01')");
            shop.execute("update shop.users set user_id = 'u90000' where user_id = 'u00004'");
            shop.awaitEqual();
            assertThat(new TopicState(shop).users().get("u00002"))
                    .satisfies(user -> assertThat(user.getName()).isEqualTo("Again"));
        }
    }

    @Test
    void shouldPublishTenThousandChangesOfOneTransaction() {
        shop.seeded(10, 10);
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.STREAMING);
            List<ProductRow> products = IntStream.range(0, 10_000)
                    .mapToObj(index -> SampleRows.product(index, 100 + index))
                    .toList();
            Set<String> ids = products.stream().map(ProductRow::id).collect(Collectors.toSet());
            shop.database().write(new CatalogueChanges(List.of(), products, List.of(), ids));
            shop.awaitEqual();
            // The ten existing products changed their price.
            awaitChanges(capture, 10_000);
            List<ConsumerRecord<String, Product>> records =
                    new TopicState(shop).records(shop.topics().products());
            assertThat(records).hasSize(10_010);
        }
    }
}
