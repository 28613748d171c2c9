package io.shopstream.sink.load.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.ProductSalesPerHour;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.MemoryLog;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MartsAndCatalogueIT {
    private final Topics topics = Topics.standard();
    private final TestWarehouse warehouse = TestWarehouse.create();
    private final MemoryLog log = new MemoryLog(new Random(3));

    @Test
    void shouldKeepTheLastStateOfEveryPane() throws Exception {
        for (int i = 1; i <= 50; i++) {
            log.append(topics.revenuePerMinute(), "noon", Samples.minute(Samples.NOON, i));
            log.append(topics.revenuePerMinute(), "later", Samples.minute(Samples.NOON.plusSeconds(60), 1_000 - i));
            log.append(topics.productSalesPerHour(), "p" + i % 3, sales("p" + i % 3, i));
        }

        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(7);
        }

        assertThat(warehouse.rows(
                        "select gross, returns, net, orders, units from mart.revenue_per_minute order by window_start"))
                .containsExactly("0.50|0.00|0.50|1|2", "9.50|0.00|9.50|1|2");
        assertThat(warehouse.rows("select product_id, category_id, gross, returns, net from mart.product_sales_per_hour"
                        + " order by product_id"))
                .containsExactly(
                        "p0|unknown|0.48|-0.01|0.47", "p1|unknown|0.49|-0.01|0.48", "p2|unknown|0.50|-0.01|0.49");
    }

    @Test
    void shouldFillInferredRowsAndMarkDeletedOnes() throws Exception {
        log.append(topics.orders(), "o", Samples.order("o", 1));
        log.append(topics.products(), "p1", Samples.product("p1", 3, "Lamp"));
        log.append(topics.products(), "p1", Samples.product("p1", 2, "Candle"));
        log.append(topics.categories(), "books", category());
        log.append(topics.categories(), "books", null);
        log.append(topics.categories(), "never-seen", null);
        log.append(topics.campaigns(), "spring", campaign());

        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(2);
            assertThat(owner.deadLetters).isEmpty();
        }

        assertThat(warehouse.rows("select product_id, name, category_id, price, active, inferred, version"
                        + " from warehouse.products order by 1"))
                .containsExactly("p1|Lamp|books|19.99|t|f|3", "p2|null|null|null|t|t|0");
        assertThat(warehouse.rows("select category_id, name, inferred, deleted from warehouse.categories order by 1"))
                .containsExactly("books|Books|f|t", "c-p1|null|t|f", "c-p2|null|t|f", "never-seen|null|t|t");
        assertThat(warehouse.rows("select starts_on, ends_on, budget from warehouse.campaigns"))
                .containsExactly("2026-03-01|2026-05-31|1234.56");
    }

    private static Category category() {
        return Category.newBuilder()
                .setCategoryId("books")
                .setVersion(1)
                .setName("Books")
                .build();
    }

    private static Campaign campaign() {
        return Campaign.newBuilder()
                .setCampaignId("spring")
                .setVersion(1)
                .setName("Spring")
                .setChannel("email")
                .setStartsOn(LocalDate.parse("2026-03-01"))
                .setEndsOn(LocalDate.parse("2026-05-31"))
                .setCurrency("USD")
                .setBudgetMinor(123_456)
                .build();
    }

    private static ProductSalesPerHour sales(String productId, long grossMinor) {
        return ProductSalesPerHour.newBuilder()
                .setWindowStart(Samples.NOON)
                .setCurrency("USD")
                .setProductId(productId)
                .setCategoryId("unknown")
                .setGrossMinor(grossMinor)
                .setReturnsMinor(-1)
                .setNetMinor(grossMinor - 1)
                .setOrders(1)
                .setUnits(1)
                .build();
    }
}
