package io.shopstream.producer.capture.tables;

import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;

/** Maps the rows of each captured table, column by column. */
final class RowMappers {
    private RowMappers() {}

    static User user(RowFields row, long version) {
        return User.newBuilder()
                .setUserId(row.text("user_id"))
                .setVersion(version)
                // Null once the user was forgotten.
                .setName(row.textOrNull("name"))
                .setEmail(row.textOrNull("email"))
                .setCountry(row.text("country"))
                .setCity(row.textOrNull("city"))
                .setCustomerType(row.text("customer_type"))
                .setRegisteredAt(row.instant("registered_at"))
                .build();
    }

    static Category category(RowFields row, long version) {
        return Category.newBuilder()
                .setCategoryId(row.text("category_id"))
                .setVersion(version)
                .setName(row.text("name"))
                .setDepartment(row.text("department"))
                .build();
    }

    static Product product(RowFields row, long version) {
        return Product.newBuilder()
                .setProductId(row.text("product_id"))
                .setVersion(version)
                .setName(row.text("name"))
                .setCategoryId(row.text("category_id"))
                .setCurrency(row.text("currency"))
                .setPriceMinor(row.money("price"))
                .setCostMinor(row.money("cost"))
                .setStockQuantity(row.count("stock_quantity"))
                .setActive(row.flag("active"))
                .build();
    }

    static Campaign campaign(RowFields row, long version) {
        return Campaign.newBuilder()
                .setCampaignId(row.text("campaign_id"))
                .setVersion(version)
                .setName(row.text("name"))
                .setChannel(row.text("channel"))
                .setStartsOn(row.day("starts_on"))
                .setEndsOn(row.day("ends_on"))
                .setCurrency(row.text("currency"))
                .setBudgetMinor(row.money("budget"))
                .build();
    }
}
