package io.shopstream.producer.capture;

import static io.shopstream.producer.capture.TestShop.TIMEOUT;
import static io.shopstream.producer.capture.TestShop.awaitState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.capture.changes.CaptureState;
import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.topic.ConsumerGroups;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that no record can hold, in the snapshot and as changes, in a shop from before the schema refused them. */
class RejectedRowsIT {
    private static final String[] ODD_IN_EVERY_TABLE = {
        "update shop.users set registered_at = 'infinity' where user_id = 'u00001'",
        "update shop.users set registered_at = '-infinity' where user_id = 'u00002'",
        "update shop.users set registered_at = '294276-12-31 23:59:59Z' where user_id = 'u00003'",
        "update shop.users set registered_at = '4713-01-02 00:00:00Z BC' where user_id = 'u00004'",
        "update shop.products set price = 'NaN' where product_id = 'p00001'",
        "update shop.products set cost = 'NaN' where product_id = 'p00002'",
        "update shop.products set launched_at = 'infinity', stock_quantity = 9223372036854775807"
                + " where product_id = 'p00003'",
        "update shop.campaigns set ends_on = 'infinity' where campaign_id = 'k1'",
        "insert into shop.campaigns values ('k2', 'Ides', 'email', '0044-03-15 BC', '0044-03-16 BC', 'USD', 1)",
        "insert into shop.campaigns values ('k3', 'Old', 'email', '-infinity', '2026-01-01', 'USD', 'NaN')",
        "insert into shop.categories values ('  ', 'Blank', 'Outdoor')"
    };
    private static final Map<String, String> REASONS = new TreeMap<>(Map.of(
            "u00001", "time-out-of-range",
            "u00002", "time-out-of-range",
            "u00003", "time-out-of-range",
            "u00004", "time-out-of-range",
            "p00001", "amount-out-of-range",
            "p00002", "amount-out-of-range",
            "k1", "time-out-of-range",
            "k2", "time-out-of-range",
            "k3", "time-out-of-range",
            "  ", "id-missing"));

    private final TestShop shop = new TestShop(SharedPlatform.get());

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void shouldDeadLetterOddRowsOfASnapshotAndPublishTheRest() {
        shop.seeded(10, 5);
        dropBounds();
        shop.execute(ODD_IN_EVERY_TABLE);
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.STREAMING);
            assertThat(reasons()).isEqualTo(REASONS);
            assertThat(capture.status().rejectedRows()).isEqualTo(REASONS.size());
            assertThat(capture.status().snapshotRows()).isEqualTo(10 - 4 + 5 - 2 + 2);
            assertRestGoesOn();
            correctAll();
            assertThat(capture.status().rejectedRows()).isEqualTo(REASONS.size());
        }
    }

    @Test
    void shouldDeadLetterOddChangesAndPublishTheRestInOrder() {
        shop.seeded(10, 5);
        dropBounds();
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.STREAMING);
            shop.awaitEqual();
            shop.execute(ODD_IN_EVERY_TABLE);
            assertRestGoesOn();
            assertThat(reasons()).isEqualTo(REASONS);
            assertThat(new TopicState(shop).products().get("p00003"))
                    .extracting(Product::getStockQuantity)
                    .isEqualTo(Long.MAX_VALUE);
            // The earlier state of an odd row stays until the row is corrected.
            assertThat(new TopicState(shop).users()).containsKeys("u00001", "u00002", "u00003", "u00004");
            correctAll();
            assertThat(capture.status().state()).isEqualTo("STREAMING");
            assertThat(capture.status().rejectedRows()).isEqualTo(REASONS.size());
        }
    }

    @Test
    void shouldLoseNoDeadLetterWhenKilledBeforeTheBatchIsPublished() throws InterruptedException {
        shop.seeded(10, 5);
        dropBounds();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        ChangeCapture killed = shop.capture(change -> {
            if (change.id().equals("u00009")
                    && change.row() != null
                    && String.valueOf(change.row().get("city")).equals("Last")) {
                reached.countDown();
                never.await();
            }
        });
        killed.start();
        awaitState(killed, CaptureState.STREAMING);
        shop.execute("begin; update shop.users set registered_at = 'infinity' where user_id <= 'u00002';"
                + " update shop.users set city = 'Last' where user_id = 'u00009'; commit");
        assertThat(reached.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        killed.close();

        try (ChangeCapture capture = shop.started()) {
            awaitCity("u00009", "Last");
            assertThat(letters()).hasSize(3);
            assertThat(reasons()).containsOnlyKeys("u00000", "u00001", "u00002");
            assertThat(capture.status().snapshotRows()).isZero();
        }
    }

    private void assertRestGoesOn() {
        shop.execute(
                "update shop.categories set name = 'Later' where category_id = 'c1'",
                "update shop.campaigns set budget = 7 where campaign_id = 'k4'",
                "insert into shop.campaigns values ('k4', 'New', 'email', '2026-01-01', '2026-01-02', 'USD', 7)",
                "update shop.products set price = 7 where product_id = 'p00004'",
                "update shop.users set city = 'Later' where user_id = 'u00009'");
        awaitCity("u00009", "Later");
        TopicState state = new TopicState(shop);
        assertThat(state.categories().get("c1")).extracting(Category::getName).isEqualTo("Later");
        assertThat(state.campaigns().get("k4"))
                .extracting(Campaign::getBudgetMinor)
                .isEqualTo(700L);
        assertThat(state.products().get("p00004"))
                .extracting(Product::getPriceMinor)
                .isEqualTo(700L);
    }

    private void correctAll() {
        shop.execute(
                "update shop.users set registered_at = '2026-03-01' where user_id <= 'u00004'",
                "update shop.products set price = 1, cost = 1, stock_quantity = 1, launched_at = '2026-03-01'",
                "update shop.campaigns set starts_on = '2026-03-01', ends_on = '2026-03-02', budget = 1",
                "update shop.categories set category_id = 'c3' where category_id = '  '");
        shop.awaitEqual();
        assertThat(new TopicState(shop).users()).hasSize(10);
        assertThat(new TopicState(shop).campaigns()).hasSize(4);
    }

    private void dropBounds() {
        shop.execute(
                "alter table shop.users drop constraint users_registered_at_sane",
                "alter table shop.categories drop constraint categories_id_not_blank",
                "alter table shop.products drop constraint products_price_sane,"
                        + " drop constraint products_cost_sane, drop constraint products_stock_quantity_sane,"
                        + " drop constraint products_launched_at_sane",
                "alter table shop.campaigns drop constraint campaigns_starts_on_sane,"
                        + " drop constraint campaigns_ends_on_sane, drop constraint campaigns_budget_sane");
    }

    private void awaitCity(String user, String city) {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(new TopicState(shop).users().get(user))
                        .satisfies(found -> assertThat(found.getCity()).isEqualTo(city)));
    }

    private List<DeadLetter> letters() {
        return new TopicState(shop)
                .records(shop.topics().deadLetters(ConsumerGroups.CAPTURE)).stream()
                        .map(record -> record.value())
                        .toList();
    }

    /** The reason of the one dead letter of each row, by primary key. */
    private Map<String, String> reasons() {
        Map<String, String> reasons = new TreeMap<>();
        for (DeadLetter letter : letters()) {
            String id = StandardCharsets.UTF_8
                    .decode(letter.getRawKey().duplicate())
                    .toString();
            assertThat(reasons.put(id, letter.getReason()))
                    .as("one dead letter for row '%s'", id)
                    .isNull();
        }
        return reasons;
    }
}
