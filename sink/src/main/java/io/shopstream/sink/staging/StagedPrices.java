package io.shopstream.sink.staging;

import io.shopstream.schemas.avro.Product;
import io.shopstream.sink.table.HistoryTables;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.PriceRow;
import io.shopstream.sink.table.StagingTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stages the product versions of a batch for the price history. Only a version whose price or cost differs from the
 * version before is stored, so the history does not depend on batch boundaries. Written before the products, whose
 * stored versions decide which versions are new.
 */
public final class StagedPrices implements RowGroup {
    private static final StagingTable<PriceRow> STAGING = MergeSql.staging(HistoryTables.PRICE_CHANGES);

    private final MergeSql sql;
    private final List<PriceRow> rows = new ArrayList<>();
    private final Map<String, Long> highest = new HashMap<>();

    StagedPrices(MergeSql sql) {
        this.sql = sql;
    }

    /** @param at when the record was written */
    public void add(Product product, Instant at) {
        long before = highest.getOrDefault(product.getProductId(), 0L);
        if (product.getVersion() > before) {
            highest.put(product.getProductId(), product.getVersion());
            rows.add(new PriceRow(product, at));
        }
    }

    @Override
    public List<StagingTable<?>> tables() {
        return List.of(STAGING);
    }

    @Override
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public void write(MergeSession session, RowCounts counts) throws SQLException {
        session.copy(STAGING, rows);
        counts.add(HistoryTables.PRICE_CHANGES.table(), session.execute(sql.insertPriceChanges()));
    }
}
