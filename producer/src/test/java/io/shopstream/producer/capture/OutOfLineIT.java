package io.shopstream.producer.capture;

import static io.shopstream.producer.capture.TestShop.awaitState;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.capture.changes.CaptureState;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An update tells no value that is stored out of line and did not change: capture then reads the rows again. */
class OutOfLineIT {
    private final TestShop shop = new TestShop(SharedPlatform.get()).seeded(3, 2);

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void shouldNotPublishThePlaceholderOfTheConnector() {
        String name = new Random(4)
                .ints(1_000, 0x4e00, 0x9fa5)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        shop.execute(
                "alter table shop.users drop constraint users_name_check",
                "alter table shop.users alter name set storage external",
                "update shop.users set name = '" + name + "' where user_id = 'u00001'",
                "update shop.users set name = '__debezium_unavailable_value' where user_id = 'u00002'");
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.STREAMING);
            shop.awaitEqual();
            long rows = capture.status().snapshotRows();

            shop.execute(
                    "update shop.users set city = 'Later' where user_id = 'u00001'",
                    "update shop.users set city = 'Later' where user_id = 'u00002'");

            shop.awaitEqual();
            assertThat(new TopicState(shop).users().get("u00001"))
                    .satisfies(user -> assertThat(user.getName()).isEqualTo(name));
            assertThat(capture.status().snapshotRows()).isEqualTo(2 * rows);
        }
    }
}
