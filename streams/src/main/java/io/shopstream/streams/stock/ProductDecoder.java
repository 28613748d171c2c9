package io.shopstream.streams.stock;

import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.schemas.topic.RecordHeaders;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.validation.StrictUtf8;
import io.shopstream.streams.topology.Subtopology;
import io.shopstream.streams.topology.TopologySettings;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Decodes raw records of the product topic into catalogue entries. Records that do not decode, or whose key differs
 * from their product id, are counted and ignored: the sink's facts loader dead-letters them. Waits for the registry
 * like order intake.
 */
final class ProductDecoder extends ContextualProcessor<byte @Nullable [], byte @Nullable [], String, StockInput> {
    private final Topic<Product> topic;
    private final Deserializer<Product> deserializer;
    private final TopologySettings settings;

    ProductDecoder(TopologySettings settings) {
        this.settings = settings;
        this.topic = settings.topics().products();
        this.deserializer = settings.serdes().deserializer(topic);
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        String key = StrictUtf8.decode(record.key());
        CatalogueEntry entry = key == null || key.isEmpty() ? null : entry(key, record);
        if (key == null || entry == null) {
            settings.listener().ignored(Subtopology.STOCK);
            return;
        }
        // The headers have been read and are not forwarded.
        context().forward(new Record<>(key, entry, record.timestamp()));
    }

    private @Nullable CatalogueEntry entry(String key, Record<byte @Nullable [], byte @Nullable []> record) {
        byte[] value = record.value();
        if (value == null) {
            return CatalogueEntry.removed(
                    RecordHeaders.sourceLsn(record.headers()).orElse(CatalogueEntry.NO_VERSION));
        }
        try {
            Product product = settings.registryRetry().await(() -> deserializer.deserialize(topic.name(), value));
            return product.getProductId().equals(key) ? CatalogueEntry.of(product) : null;
        } catch (UndecodableRecordException e) {
            return null;
        }
    }
}
