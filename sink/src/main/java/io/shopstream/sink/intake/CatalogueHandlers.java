package io.shopstream.sink.intake;

import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.rules.CatalogueRules;
import io.shopstream.schemas.rules.Violation;
import io.shopstream.schemas.topic.RecordHeaders;
import io.shopstream.schemas.validation.RecordValidator;
import io.shopstream.sink.staging.DimensionRows;
import io.shopstream.sink.staging.StagedDimension;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Handles the catalogue topics: a record upserts its id, a tombstone deletes it, at the version of the source if it was
 * captured.
 */
final class CatalogueHandlers {
    private CatalogueHandlers() {}

    static RecordHandler users(RecordValidator<User> validator) {
        return new ValueHandler<>(
                validator,
                (user, record, rows) -> rows.dimensions().users().upsert(user.getUserId(), user, user.getVersion()),
                tombstones("user_id", DimensionRows::users));
    }

    static RecordHandler categories(RecordValidator<Category> validator) {
        return new ValueHandler<>(
                validator,
                (category, record, rows) -> rows.dimensions()
                        .categories()
                        .upsert(category.getCategoryId(), category, category.getVersion()),
                tombstones("category_id", DimensionRows::categories));
    }

    static RecordHandler products(RecordValidator<Product> validator) {
        return new ValueHandler<>(
                validator,
                (product, record, rows) -> rows.dimensions().product(product, Instant.ofEpochMilli(record.timestamp())),
                tombstones("product_id", DimensionRows::products));
    }

    static RecordHandler campaigns(RecordValidator<Campaign> validator) {
        return new ValueHandler<>(
                validator,
                (campaign, record, rows) ->
                        rows.dimensions().campaigns().upsert(campaign.getCampaignId(), campaign, campaign.getVersion()),
                tombstones("campaign_id", DimensionRows::campaigns));
    }

    private static ValueHandler.Tombstones tombstones(
            String field, Function<DimensionRows, ? extends StagedDimension<?>> dimension) {
        return (record, key, rows) -> {
            OptionalLong version = RecordHeaders.sourceLsn(record.headers());
            List<Violation> violations = CatalogueRules.tombstone(field, key, version.orElse(1));
            if (key == null || !violations.isEmpty()) {
                Violation first = violations.getFirst();
                return new RecordOutcome.Rejected(first.reason(), first.detail());
            }
            if (version.isPresent()) {
                dimension.apply(rows.dimensions()).deleteWithVersion(key, version.getAsLong());
            } else {
                dimension.apply(rows.dimensions()).delete(key);
            }
            return RecordOutcome.Staged.INSTANCE;
        };
    }
}
