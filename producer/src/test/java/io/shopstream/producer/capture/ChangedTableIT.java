package io.shopstream.producer.capture;

import static io.shopstream.producer.capture.TestShop.awaitState;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.capture.changes.CaptureState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangedTableIT {
    private final TestShop shop = new TestShop(SharedPlatform.get());

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void shouldIgnoreAnAddedColumnTakeASnapshotAfterARenamedOneAndStopAtARetypedOne() {
        shop.seeded(20, 5);
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.STREAMING);
            shop.execute(
                    "alter table shop.users add column loyalty_points integer not null default 7",
                    "update shop.users set loyalty_points = 8, city = 'Rich'");
            shop.awaitEqual();
            assertThat(capture.status().snapshotRows()).isEqualTo(28);
            awaitState(capture, CaptureState.STREAMING);
        }
        // The column was missing for a while: capture takes a snapshot.
        shop.execute(
                "alter table shop.products rename column price to list_price",
                "update shop.products set list_price = 3.50 where product_id = 'p00001'",
                "alter table shop.products rename column list_price to price");
        try (ChangeCapture capture = shop.started()) {
            shop.awaitEqual();
            awaitState(capture, CaptureState.STREAMING);
            shop.execute("alter table shop.products alter column price type numeric(16, 4)");
            awaitState(capture, CaptureState.FAILED);
            assertThat(capture.status().detail())
                    .startsWith("column shop.products.price is numeric(16,4), not numeric(14,2)");
        }
    }

    @Test
    void shouldStopAtADroppedColumnAndResumeOnceItIsBack() {
        shop.seeded(20, 5);
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.STREAMING);
            shop.execute("alter table shop.users drop column city", "update shop.users set name = 'Without city'");
            awaitState(capture, CaptureState.FAILED);
            shop.execute("alter table shop.users add column city text storage plain not null default 'Put back'");
            shop.awaitEqual();
            awaitState(capture, CaptureState.STREAMING);

            shop.execute(
                    "alter table shop.users drop column city",
                    "update shop.users set name = 'Without city again' where user_id < 'u00003'",
                    "delete from shop.users where user_id = 'u00004'");
            awaitState(capture, CaptureState.FAILED);
            assertThat(capture.status().detail())
                    .isEqualTo("column shop.users.city is missing: put it back with a value in every row (alter table"
                            + " shop.users add column city text not null default ...), then run ./shopstream snapshot");
        }
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.FAILED);
        }
        // The rows get their new value without a change in the log.
        shop.execute("alter table shop.users add column city text storage plain not null default 'Put back again'");
        try (ChangeCapture capture = shop.started()) {
            shop.awaitEqual();
            shop.execute("update shop.users set city = 'Moved' where user_id = 'u00001'");
            shop.awaitEqual();
            awaitState(capture, CaptureState.STREAMING);
        }
    }

    @Test
    void shouldStopAtATableThatIsNotPublished() {
        shop.seeded(5, 5);
        shop.execute("alter publication shop_capture drop table shop.campaigns");
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.FAILED);
            assertThat(capture.status().detail()).startsWith("table shop.campaigns is not in publication shop_capture");
        }
    }
}
