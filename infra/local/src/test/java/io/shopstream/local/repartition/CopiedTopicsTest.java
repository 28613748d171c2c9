package io.shopstream.local.repartition;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

class CopiedTopicsTest {
    @Test
    void shouldCopyWhatCannotBeMadeAgain() {
        assertThat(CopiedTopics.of(Topics.of("r1.", 8)))
                .extracting(Topic::name)
                .contains(
                        "r1.shop.orders.v1",
                        "r1.shop.events.v1",
                        "r1.shop.users.v1",
                        "r1.shop.categories.v1",
                        "r1.shop.products.v1",
                        "r1.shop.campaigns.v1",
                        "r1.shop.history.v1",
                        "r1.shop.imports.v1",
                        "r1.shop.alerts.v1",
                        "r1.shop-import.dlq.v1",
                        "r1.shop.capture-offsets.v1")
                .doesNotContain(
                        "r1.shop.revenue-per-minute.v1",
                        "r1.shop.customer-totals.v1",
                        "r1.shop-streams.dlq.v1",
                        "r1.shop-sink-facts.dlq.v1",
                        "r1.shop-sink-marts.dlq.v1");
    }
}
