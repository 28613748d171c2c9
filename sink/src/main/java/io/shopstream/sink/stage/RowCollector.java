package io.shopstream.sink.stage;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.sink.table.Mart;

/** Where the intakes put what sound records say, in log order. */
public interface RowCollector {
    void order(Order order);

    void event(ShopEvent event);

    void deadLetter(DeadLetter deadLetter);

    /** @param version grows from record to record of the same key */
    <V> void pane(Mart<V> mart, V pane, long version);

    /** What is known of users, categories, products and campaigns. */
    DimensionRows dimensions();
}
