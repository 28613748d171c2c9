package io.shopstream.schemas.rules;

import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Validates the records of the catalogue topics: users, categories, products and campaigns. A valid one fits the
 * warehouse. Sink, streams and verify all use this class. Each method returns every rule that the record breaks.
 */
public final class CatalogueRules {
    private CatalogueRules() {}

    /** @param key the record's key, null if it has none */
    public static List<Violation> check(@Nullable String key, User user) {
        return new FieldChecks()
                .id("user_id", user.getUserId(), key)
                .version(user.getVersion())
                .text("name", user.getName())
                .text("email", user.getEmail())
                .text("country", user.getCountry())
                .text("city", user.getCity())
                .text("customer_type", user.getCustomerType())
                .time("registered_at", user.getRegisteredAt())
                .violations();
    }

    /** @param key the record's key, null if it has none */
    public static List<Violation> check(@Nullable String key, Category category) {
        return new FieldChecks()
                .id("category_id", category.getCategoryId(), key)
                .version(category.getVersion())
                .text("name", category.getName())
                .text("department", category.getDepartment())
                .violations();
    }

    /** @param key the record's key, null if it has none */
    public static List<Violation> check(@Nullable String key, Product product) {
        return new FieldChecks()
                .id("product_id", product.getProductId(), key)
                .version(product.getVersion())
                .text("name", product.getName())
                .reference("category_id", product.getCategoryId())
                .text("currency", product.getCurrency())
                .amount("price_minor", product.getPriceMinor())
                .amount("cost_minor", product.getCostMinor())
                .violations();
    }

    /** @param key the record's key, null if it has none */
    public static List<Violation> check(@Nullable String key, Campaign campaign) {
        return new FieldChecks()
                .id("campaign_id", campaign.getCampaignId(), key)
                .version(campaign.getVersion())
                .text("name", campaign.getName())
                .text("channel", campaign.getChannel())
                .date("starts_on", campaign.getStartsOn())
                .date("ends_on", campaign.getEndsOn())
                .text("currency", campaign.getCurrency())
                .amount("budget_minor", campaign.getBudgetMinor())
                .violations();
    }

    /**
     * Validates a record without a value, which deletes the id that is its key.
     *
     * @param field what the topic calls its id
     * @param key null if the record has none, or one that is not valid UTF-8
     * @param version of the source, 1 if the record has none
     */
    public static List<Violation> tombstone(String field, @Nullable String key, long version) {
        return new FieldChecks()
                .mandatory(field, key == null ? "" : key)
                .version(version)
                .violations();
    }
}
