package io.shopstream.streams.query;

import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.stock.CatalogueEntry;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Looks up the newest catalogue entry of one product in every partition. */
record StockLookup(String productId) implements Question<String, CatalogueEntry, StockLookup.Found> {
    record Found(List<CatalogueEntry> values) {
        Found {
            values = List.copyOf(values);
        }
    }

    @Override
    public String store() {
        return TopologyNames.STOCK_BY_PRODUCT;
    }

    @Override
    public Found answer(ReadOnlyKeyValueStore<String, CatalogueEntry> partition) {
        return new Found(Stream.ofNullable(partition.get(productId)).toList());
    }

    @Override
    public Found merge(Found one, Found other) {
        return new Found(
                Stream.concat(one.values.stream(), other.values.stream()).toList());
    }

    @Override
    public Class<Found> partial() {
        return Found.class;
    }
}
