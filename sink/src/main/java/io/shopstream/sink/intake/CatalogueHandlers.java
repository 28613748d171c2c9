package io.shopstream.sink.intake;

import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.rules.Violation;
import io.shopstream.schemas.topic.RecordHeaders;
import io.shopstream.sink.staging.DimensionRows;
import io.shopstream.sink.staging.StagedDimension;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Handles the catalogue topics: a record upserts its id, a tombstone deletes it, at the version of the source if it was
 * captured.
 */
final class CatalogueHandlers {
    private CatalogueHandlers() {}

    static RecordHandler users(TopicDecoder<User> reader) {
        return new ValueHandler<>(
                reader,
                (record, key, user) -> new FieldChecks()
                        .id("user_id", user.getUserId(), key)
                        .version(user.getVersion())
                        .text("name", user.getName())
                        .text("email", user.getEmail())
                        .text("country", user.getCountry())
                        .text("city", user.getCity())
                        .text("customer_type", user.getCustomerType())
                        .time("registered_at", user.getRegisteredAt()),
                (user, record, rows) -> rows.dimensions().users().upsert(user.getUserId(), user, user.getVersion()),
                tombstones("user_id", DimensionRows::users));
    }

    static RecordHandler categories(TopicDecoder<Category> reader) {
        return new ValueHandler<>(
                reader,
                (record, key, category) -> new FieldChecks()
                        .id("category_id", category.getCategoryId(), key)
                        .version(category.getVersion())
                        .text("name", category.getName())
                        .text("department", category.getDepartment()),
                (category, record, rows) -> rows.dimensions()
                        .categories()
                        .upsert(category.getCategoryId(), category, category.getVersion()),
                tombstones("category_id", DimensionRows::categories));
    }

    static RecordHandler products(TopicDecoder<Product> reader) {
        return new ValueHandler<>(
                reader,
                (record, key, product) -> new FieldChecks()
                        .id("product_id", product.getProductId(), key)
                        .version(product.getVersion())
                        .text("name", product.getName())
                        .reference("category_id", product.getCategoryId())
                        .text("currency", product.getCurrency())
                        .amount("price_minor", product.getPriceMinor())
                        .amount("cost_minor", product.getCostMinor()),
                (product, record, rows) -> rows.dimensions().product(product, Instant.ofEpochMilli(record.timestamp())),
                tombstones("product_id", DimensionRows::products));
    }

    static RecordHandler campaigns(TopicDecoder<Campaign> reader) {
        return new ValueHandler<>(
                reader,
                (record, key, campaign) -> new FieldChecks()
                        .id("campaign_id", campaign.getCampaignId(), key)
                        .version(campaign.getVersion())
                        .text("name", campaign.getName())
                        .text("channel", campaign.getChannel())
                        .date("starts_on", campaign.getStartsOn())
                        .date("ends_on", campaign.getEndsOn())
                        .text("currency", campaign.getCurrency())
                        .amount("budget_minor", campaign.getBudgetMinor()),
                (campaign, record, rows) ->
                        rows.dimensions().campaigns().upsert(campaign.getCampaignId(), campaign, campaign.getVersion()),
                tombstones("campaign_id", DimensionRows::campaigns));
    }

    private static ValueHandler.Tombstones tombstones(
            String field, Function<DimensionRows, ? extends StagedDimension<?>> dimension) {
        return (record, key, rows) -> {
            String id = key == null ? "" : key;
            OptionalLong version = RecordHeaders.sourceLsn(record.headers());
            Violation violation = new FieldChecks()
                    .mandatory(field, id)
                    .version(version.orElse(1))
                    .first();
            if (violation != null) {
                return new RecordOutcome.Refused(violation.reason(), violation.detail());
            }
            if (version.isPresent()) {
                dimension.apply(rows.dimensions()).deleteAt(id, version.getAsLong());
            } else {
                dimension.apply(rows.dimensions()).delete(id);
            }
            return RecordOutcome.Taken.INSTANCE;
        };
    }
}
