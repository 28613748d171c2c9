package io.shopstream.producer.capture.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class RowMappersTest {
    private static final Schema PRODUCT = SchemaBuilder.struct()
            .field("product_id", Schema.STRING_SCHEMA)
            .field("name", Schema.STRING_SCHEMA)
            .field("category_id", Schema.OPTIONAL_STRING_SCHEMA)
            .field("currency", Schema.STRING_SCHEMA)
            .field("price", Schema.STRING_SCHEMA)
            .field("cost", Schema.STRING_SCHEMA)
            .field("stock_quantity", Schema.INT64_SCHEMA)
            .field("active", Schema.BOOLEAN_SCHEMA)
            .field("added_later", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    @Test
    void shouldMapAProductToTheCent() {
        Product product =
                RowMappers.product(new RowFields("shop.products", product().put("category_id", "c1")), 77);
        assertThat(product.getPriceMinor()).isEqualTo(99_999_999_999_999L);
        assertThat(product.getCostMinor()).isEqualTo(1);
        assertThat(product.getStockQuantity()).isEqualTo(5_000_000_000L);
        assertThat(product.getVersion()).isEqualTo(77);
        assertThat(product.getActive()).isFalse();
    }

    @Test
    void shouldMapTimesAndDays() {
        Schema users = SchemaBuilder.struct()
                .field("user_id", Schema.STRING_SCHEMA)
                .field("name", Schema.STRING_SCHEMA)
                .field("email", Schema.STRING_SCHEMA)
                .field("country", Schema.STRING_SCHEMA)
                .field("city", Schema.STRING_SCHEMA)
                .field("customer_type", Schema.STRING_SCHEMA)
                .field("registered_at", Schema.STRING_SCHEMA)
                .build();
        User user = RowMappers.user(
                new RowFields(
                        "shop.users",
                        new Struct(users)
                                .put("user_id", "u")
                                .put("name", "n")
                                .put("email", "e")
                                .put("country", "c")
                                .put("city", "Zürich")
                                .put("customer_type", "new")
                                .put("registered_at", "2026-02-28T23:59:59.123999Z")),
                1);
        assertThat(user.getRegisteredAt()).isEqualTo(Instant.parse("2026-02-28T23:59:59.123Z"));
        assertThat(user.getCity()).isEqualTo("Zürich");

        Schema campaigns = SchemaBuilder.struct()
                .field("campaign_id", Schema.STRING_SCHEMA)
                .field("name", Schema.STRING_SCHEMA)
                .field("channel", Schema.STRING_SCHEMA)
                .field("starts_on", Schema.STRING_SCHEMA)
                .field("ends_on", Schema.STRING_SCHEMA)
                .field("currency", Schema.STRING_SCHEMA)
                .field("budget", Schema.STRING_SCHEMA)
                .build();
        Campaign campaign = RowMappers.campaign(
                new RowFields(
                        "shop.campaigns",
                        new Struct(campaigns)
                                .put("campaign_id", "k")
                                .put("name", "n")
                                .put("channel", "email")
                                .put("starts_on", "2024-02-29")
                                .put("ends_on", "1969-12-31")
                                .put("currency", "USD")
                                .put("budget", "0.00")),
                1);
        assertThat(campaign.getStartsOn()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(campaign.getEndsOn()).isEqualTo(LocalDate.of(1969, 12, 31));
        assertThat(campaign.getBudgetMinor()).isZero();
    }

    @Test
    void shouldNameTheInvalidColumn() {
        RowFields row = new RowFields("shop.products", product());
        assertThatThrownBy(() -> row.text("category_id"))
                .isInstanceOf(RejectedRowException.class)
                .hasMessageContaining("column shop.products.category_id is null");
        assertThatThrownBy(() -> row.money("stock_quantity"))
                .hasMessageContaining("column shop.products.stock_quantity is int64, not numeric(14,2)");
        assertThatThrownBy(() -> row.text("colour"))
                .hasMessageContaining(
                        "column shop.products.colour is missing: put it back with a value in every row (alter table");
        assertThatThrownBy(() -> new RowFields("shop.products", product().put("cost", "0.0149")).money("cost"))
                .hasMessageContaining("column shop.products.cost has more than two decimal places");
        assertThatThrownBy(
                        () -> new RowFields("shop.products", product().put("name", RowFields.UNAVAILABLE)).text("name"))
                .hasMessageContaining("is stored out of line: alter its storage to plain");
    }

    @Test
    void shouldNotTakeTheDefaultOfAColumnForNull() {
        Schema schema = SchemaBuilder.struct()
                .field(
                        "active",
                        SchemaBuilder.bool().optional().defaultValue(true).build())
                .build();
        assertThatThrownBy(() -> new RowFields("shop.products", new Struct(schema)).flag("active"))
                .isInstanceOf(RejectedRowException.class)
                .hasMessageContaining("column shop.products.active is null");
    }

    private static Struct product() {
        return new Struct(PRODUCT)
                .put("product_id", "p1")
                .put("name", "Tent")
                .put("category_id", null)
                .put("currency", "USD")
                .put("price", "999999999999.99")
                .put("cost", "0.0100")
                .put("stock_quantity", 5_000_000_000L)
                .put("active", false);
    }
}
