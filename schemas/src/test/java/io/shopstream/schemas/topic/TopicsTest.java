package io.shopstream.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void shouldKeepThePublicNames() {
        assertThat(Topics.standard().all())
                .extracting(Topic::name)
                .containsExactly(
                        "shop.orders.v1",
                        "shop.events.v1",
                        "shop.users.v1",
                        "shop.categories.v1",
                        "shop.products.v1",
                        "shop.campaigns.v1",
                        "shop.history.v1",
                        "shop.imports.v1",
                        "shop.revenue-per-minute.v1",
                        "shop.product-sales-per-hour.v1",
                        "shop.revenue-by-category-per-hour.v1",
                        "shop.revenue-by-country-per-hour.v1",
                        "shop.funnel-per-hour.v1",
                        "shop.customer-totals.v1",
                        "shop.alerts.v1",
                        "shop-streams.dlq.v1",
                        "shop-sink-facts.dlq.v1",
                        "shop-sink-marts.dlq.v1",
                        "shop-import.dlq.v1",
                        "shop-capture.dlq.v1");
    }

    @Test
    void shouldExpireNothing() {
        assertThat(Topics.standard().all())
                .allSatisfy(topic -> assertThat("compact".equals(topic.config().get("cleanup.policy"))
                                || "-1".equals(topic.config().get("retention.ms")))
                        .isTrue());
    }

    @Test
    void shouldPrefixTopicsAndGroups() {
        Topics topics = Topics.prefixed("t1-");

        assertThat(topics.orders().name()).isEqualTo("t1-shop.orders.v1");
        assertThat(topics.consumerGroup(ConsumerGroups.STREAMS)).isEqualTo("t1-shop-streams");
    }

    @Test
    void shouldGiveEveryPaneItsOwnKey() {
        Instant noon = Instant.parse("2011-12-09T12:00:00Z");

        assertThat(RecordKeys.revenuePerMinute(noon, "GBP")).isEqualTo("2011-12-09T12:00:00Z|GBP");
        assertThat(RecordKeys.productSalesPerHour(noon, "GBP", "unknown", "22423"))
                .isEqualTo("2011-12-09T12:00:00Z|GBP|unknown|22423");
        assertThat(RecordKeys.productSalesPerHour(noon, "GBP", "a|b", "c"))
                .isNotEqualTo(RecordKeys.productSalesPerHour(noon, "GBP", "a", "b|c"));
    }
}
