package io.shopstream.streams.stock;

import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.rules.CatalogueRules;
import io.shopstream.schemas.topic.RecordHeaders;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.validation.RecordValidator;
import io.shopstream.schemas.validation.StrictUtf8;
import io.shopstream.streams.topology.TopologyPart;
import io.shopstream.streams.topology.TopologySettings;
import java.time.Instant;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Decodes raw records of the product topic into catalogue entries. Invalid records are counted and ignored: the sink's
 * facts loader rejects them by the same rules and dead-letters them. Waits for the registry like order intake.
 */
final class ProductDecoder extends ContextualProcessor<byte @Nullable [], byte @Nullable [], String, StockInput> {
    private final RecordValidator<Product> validator;
    private final TopologySettings settings;

    ProductDecoder(TopologySettings settings) {
        Topic<Product> topic = settings.topics().products();
        this.settings = settings;
        this.validator = RecordValidator.products(settings.serdes().deserializer(topic), topic.name());
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        String key = StrictUtf8.decode(record.key());
        CatalogueEntry entry = record.value() == null ? removed(key, record) : entry(record);
        if (key == null || entry == null) {
            settings.listener().ignored(TopologyPart.STOCK);
            return;
        }
        // The headers have been read and are not forwarded.
        context().forward(new Record<>(key, entry, record.timestamp()));
    }

    private static @Nullable CatalogueEntry removed(
            @Nullable String key, Record<byte @Nullable [], byte @Nullable []> record) {
        OptionalLong version = RecordHeaders.sourceLsn(record.headers());
        return CatalogueRules.tombstone("product_id", key, version.orElse(1)).isEmpty()
                ? CatalogueEntry.removed(version.orElse(CatalogueEntry.NO_VERSION))
                : null;
    }

    private @Nullable CatalogueEntry entry(Record<byte @Nullable [], byte @Nullable []> record) {
        Instant receivedAt = Instant.ofEpochMilli(record.timestamp());
        return switch (settings.registryRetry()
                .await(() -> validator.validate(record.key(), record.value(), receivedAt))) {
            case RecordValidator.Valid<Product>(Product product) -> CatalogueEntry.of(product);
            case RecordValidator.Invalid<Product> _ -> null;
        };
    }
}
