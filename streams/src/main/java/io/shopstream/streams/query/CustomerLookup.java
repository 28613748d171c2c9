package io.shopstream.streams.query;

import io.shopstream.streams.customers.CustomerKey;
import io.shopstream.streams.customers.CustomerSums;
import io.shopstream.streams.flow.TopologyNames;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Looks up the totals of one customer in one currency, in every partition. */
record CustomerLookup(String currency, String userId)
        implements Question<CustomerKey, CustomerSums, CustomerLookup.Found> {
    record Found(List<CustomerSums> values) {
        Found {
            values = List.copyOf(values);
        }
    }

    @Override
    public String store() {
        return TopologyNames.CUSTOMER_TOTALS;
    }

    @Override
    public Found answer(ReadOnlyKeyValueStore<CustomerKey, CustomerSums> partition) {
        CustomerKey key = new CustomerKey(currency, userId);
        return new Found(Stream.ofNullable(partition.get(key)).toList());
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
