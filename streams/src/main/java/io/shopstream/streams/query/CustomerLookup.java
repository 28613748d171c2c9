package io.shopstream.streams.query;

import io.shopstream.streams.customers.CustomerKey;
import io.shopstream.streams.customers.CustomerSums;
import io.shopstream.streams.flow.TopologyNames;
import java.util.List;

/** Looks up the totals of one customer in one currency. */
record CustomerLookup(String currency, String userId)
        implements KeyLookup<CustomerKey, CustomerSums, CustomerLookup.Found> {
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
    public CustomerKey key() {
        return new CustomerKey(currency, userId);
    }

    @Override
    public Found found(List<CustomerSums> values) {
        return new Found(values);
    }

    @Override
    public List<CustomerSums> values(Found found) {
        return found.values();
    }

    @Override
    public Class<Found> partial() {
        return Found.class;
    }
}
