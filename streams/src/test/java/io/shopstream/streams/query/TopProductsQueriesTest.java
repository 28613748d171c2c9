package io.shopstream.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.RankBy;
import io.shopstream.schemas.query.TopProducts;
import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.pane.ProductSalesHourKey;
import io.shopstream.streams.query.cluster.FakeSource;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import io.shopstream.streams.query.question.PaneRange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopProductsQueriesTest {
    private static final Instant MINUTE = Instant.parse("2026-03-01T12:00:00Z");
    private static final PaneRange RANGE = PaneRange.outward(MINUTE, MINUTE.plusSeconds(90));

    private static final Clock CLOCK = Clock.fixed(MINUTE, ZoneOffset.UTC);

    private final FakeSource source = new FakeSource();
    private final TopProductsQueries queries = new TopProductsQueries(QueryCoordinator.local(source, 2, CLOCK), CLOCK);

    @Test
    void shouldRoundMinutesOutward() {
        assertThat(RANGE.to()).isEqualTo("2026-03-01T12:02:00Z");
    }

    @Test
    void shouldRankByNetWithTiesByProductId() {
        sold(0, "a", "cup", new Sales(500, 0, 1, 1));
        sold(1, "a", "lamp", new Sales(900, -400, 1, 9));
        sold(0, "a", "vase", new Sales(400, 0, 1, 2));
        sold(0, "a", "vase", new Sales(300, 0, 1, 2));

        assertThat(top(RankBy.NET, null, 10))
                .extracting(TopProducts.Item::productId)
                .containsExactly("vase", "cup", "lamp");
        assertThat(top(RankBy.UNITS, null, 1)).containsExactly(new TopProducts.Item(1, "lamp", "a", 500, 9, 1));
    }

    @Test
    void shouldSumCategoriesAndNameTheLargest() {
        sold(0, "a", "cup", new Sales(100, 0, 1, 1));
        sold(0, "b", "cup", new Sales(0, -300, 0, -1));
        sold(0, "c", "cup", new Sales(200, 0, 1, 1));

        assertThat(top(RankBy.NET, null, 10)).containsExactly(new TopProducts.Item(1, "cup", "b", 0, 1, 2));
        assertThat(top(RankBy.NET, "c", 10)).containsExactly(new TopProducts.Item(1, "cup", "c", 200, 1, 1));
    }

    @Test
    void shouldLeaveOutOtherCurrenciesAndZeroSums() {
        sold(0, "a", "cup", Sales.NONE);
        source.entry(
                0,
                new ProductSalesHourKey(MINUTE.toEpochMilli(), "GBP", "a", "lamp"),
                FakeSource.pane(0, new Sales(1, 0, 1, 1)));

        assertThat(top(RankBy.NET, null, 10)).isEmpty();
    }

    private void sold(int partition, String category, String product, Sales sales) {
        source.entry(
                partition,
                new ProductSalesHourKey(MINUTE.toEpochMilli(), "USD", category, product),
                FakeSource.pane(0, sales));
    }

    private List<TopProducts.Item> top(RankBy by, @Nullable String category, int limit) {
        QueryOutcome<TopProducts> outcome =
                queries.top(new TopProductsQueries.Ranking("USD", RANGE, by, category, limit));
        assertThat(outcome).isInstanceOf(QueryOutcome.Found.class);
        return ((QueryOutcome.Found<TopProducts>) outcome).value().items();
    }
}
