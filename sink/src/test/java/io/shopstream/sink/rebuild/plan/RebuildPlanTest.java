package io.shopstream.sink.rebuild.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.topic.Topics;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RebuildPlanTest {
    private final Topics topics = Topics.standard();

    @Test
    void shouldReadEveryTopicToItsEndForAllTables() {
        RebuildPlan plan = RebuildPlan.of(topics, RebuildTables.all());

        assertThat(plan.sources().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        RebuildTables.byTopic(topics).keySet());
        assertThat(plan.sources().values()).allMatch(RebuildPlan.SourceTopic::fillsReplacedTablesOnly);
        assertThat(feed(plan, "shop.orders.v1").compacted()).isFalse();
        assertThat(feed(plan, "shop.users.v1").compacted()).isTrue();
        assertThat(feed(plan, "shop.alerts.v1").group()).isEqualTo("shop-sink-marts");
    }

    @Test
    void shouldReadOnlyTheTopicsOfATableAndFillOrdersForTheirLines() {
        RebuildPlan plan = RebuildPlan.of(topics, RebuildTables.named(List.of("order_items")));

        assertThat(plan.sources().keySet()).containsExactly("shop.orders.v1");
        assertThat(feed(plan, "shop.orders.v1").fillsReplacedTablesOnly()).isFalse();
        assertThat(plan.filled()).containsExactlyInAnyOrder("warehouse.order_items", "warehouse.orders");
        assertThat(RebuildPlan.of(topics, Set.of("warehouse.users")).sources().keySet())
                .containsExactlyInAnyOrder("shop.orders.v1", "shop.events.v1", "shop.users.v1");
        assertThat(RebuildPlan.of(topics, Set.of("mart.alerts")).newTables()).containsExactly("mart.alerts");
    }

    @Test
    void shouldKnowOnlyRealTables() {
        assertThat(RebuildTables.MEANING_SINCE.keySet()).isEqualTo(RebuildTables.all());
        assertThat(RebuildTables.changedAfter(0)).isEqualTo(RebuildTables.all());
        assertThat(RebuildTables.changedAfter(1))
                .contains("warehouse.order_items")
                .doesNotContain("warehouse.users");
        assertThat(RebuildTables.changedAfter(14)).containsExactly("warehouse.order_status_changes");
        assertThatThrownBy(() -> RebuildTables.named(List.of("orders", "no_such")))
                .isInstanceOf(UnknownTableException.class)
                .hasMessageContainingAll("no_such", "warehouse.orders", "mart.alerts");
        assertThatThrownBy(() -> RebuildPlan.of(topics, Set.of())).hasMessageContaining("nothing to rebuild");
    }

    private static RebuildPlan.SourceTopic feed(RebuildPlan plan, String topic) {
        return Objects.requireNonNull(plan.sources().get(topic));
    }
}
