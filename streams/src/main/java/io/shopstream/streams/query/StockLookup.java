package io.shopstream.streams.query;

import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.stock.CatalogueEntry;
import java.util.List;

/** Looks up the newest catalogue entry of one product. */
record StockLookup(String productId) implements KeyLookup<String, CatalogueEntry, StockLookup.Found> {
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
    public String key() {
        return productId;
    }

    @Override
    public Found found(List<CatalogueEntry> values) {
        return new Found(values);
    }

    @Override
    public List<CatalogueEntry> values(Found found) {
        return found.values();
    }

    @Override
    public Class<Found> partial() {
        return Found.class;
    }
}
