package io.shopstream.streams.query.question;

import io.shopstream.streams.stock.CatalogueEntry;
import io.shopstream.streams.topology.TopologyNames;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Asks for the newest catalogue entry of one product. */
public record StockQuestion(String productId) implements Question<String, CatalogueEntry, Values<CatalogueEntry>> {
    @Override
    public String store() {
        return TopologyNames.STOCK_BY_PRODUCT;
    }

    @Override
    public Values<CatalogueEntry> answer(ReadOnlyKeyValueStore<String, CatalogueEntry> partition) {
        return Values.ofNullable(partition.get(productId));
    }
}
