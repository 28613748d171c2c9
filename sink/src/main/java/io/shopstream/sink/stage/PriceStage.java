package io.shopstream.sink.stage;

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
import java.util.Objects;

/**
 * The changes of price and cost in a batch. Only a row that differs from the one before it is kept, in the batch and then
 * against the table, so the history does not depend on where batches were cut.
 */
public final class PriceStage implements Stage {
    private static final StagingTable<PriceRow> STAGING = MergeSql.PRICE_STAGING;

    private final MergeSql sql;
    private final List<PriceRow> rows = new ArrayList<>();
    private final Map<String, Product> latest = new HashMap<>();

    PriceStage(MergeSql sql) {
        this.sql = sql;
    }

    /** @param at when the record was written */
    public void add(Product product, Instant at) {
        Product before = latest.get(product.getProductId());
        if (before != null && product.getVersion() <= before.getVersion()) {
            return;
        }
        latest.put(product.getProductId(), product);
        if (before == null || !hasPriceOf(product, before)) {
            rows.add(new PriceRow(product, at, before == null));
        }
    }

    private static boolean hasPriceOf(Product one, Product other) {
        return Objects.equals(one.getPriceMinor(), other.getPriceMinor())
                && Objects.equals(one.getCostMinor(), other.getCostMinor())
                && one.getCurrency().equals(other.getCurrency());
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
