package io.shopstream.producer.capture;

import static io.shopstream.producer.capture.TestShop.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.topic.ConsumerGroups;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator has limited a topic to records that are smaller than a row: the broker refuses them for ever. */
class RefusedRecordIT {
    private final TestShop shop = new TestShop(SharedPlatform.get());

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void shouldDeadLetterTheRowAndPublishTheOtherTables() throws Exception {
        shop.seeded(5, 5);
        try (ChangeCapture capture = shop.started()) {
            shop.awaitEqual();
            limitUsers(AlterConfigOp.OpType.SET);
            shop.execute(
                    "update shop.users set city = 'Refused' where user_id = 'u00001'",
                    "update shop.categories set name = 'Later' where category_id = 'c1'");

            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(
                            new TopicState(shop).categories().get("c1"))
                    .extracting(Category::getName)
                    .isEqualTo("Later"));
            await().atMost(TIMEOUT).until(() -> capture.status().rejectedRows() == 1);
            assertThat(new TopicState(shop).records(shop.topics().deadLetters(ConsumerGroups.CAPTURE)))
                    .singleElement()
                    .satisfies(record -> {
                        assertThat(record.value().getReason()).isEqualTo("refused-by-kafka");
                        assertThat(record.value().getDetail()).contains("shop.users", "RecordTooLargeException");
                    });
            assertThat(capture.status().state()).isEqualTo("STREAMING");

            limitUsers(AlterConfigOp.OpType.DELETE);
            shop.execute("update shop.users set city = 'Accepted' where user_id = 'u00001'");
            shop.awaitEqual();
            assertThat(capture.status().rejectedRows()).isEqualTo(1);
        }
    }

    private void limitUsers(AlterConfigOp.OpType change) throws Exception {
        ConfigResource users = new ConfigResource(
                ConfigResource.Type.TOPIC, shop.topics().users().name());
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", shop.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(
                            users, List.of(new AlterConfigOp(new ConfigEntry("max.message.bytes", "100"), change))))
                    .all()
                    .get();
        }
    }
}
