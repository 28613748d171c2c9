package io.shopstream.sink.staging;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.sink.table.Mart;
import io.shopstream.sink.table.RecordPosition;

/** Collects the rows that the record handlers make of valid records, in log order. */
public interface RowCollector {
    /** @param position of the record of the order */
    void order(Order order, RecordPosition position);

    void event(ShopEvent event);

    void deadLetter(DeadLetter deadLetter);

    /** @param version increases with every record of the same key */
    <V> void pane(Mart<V> mart, V pane, long version);

    /** The rows of users, categories, products and campaigns. */
    DimensionRows dimensions();
}
