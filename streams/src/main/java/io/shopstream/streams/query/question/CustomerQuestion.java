package io.shopstream.streams.query.question;

import io.shopstream.streams.customers.CustomerKey;
import io.shopstream.streams.customers.CustomerSums;
import io.shopstream.streams.topology.TopologyNames;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Asks for the totals of one customer in one currency. */
public record CustomerQuestion(String currency, String userId)
        implements Question<CustomerKey, CustomerSums, Values<CustomerSums>> {
    @Override
    public String store() {
        return TopologyNames.CUSTOMER_TOTALS;
    }

    @Override
    public Values<CustomerSums> answer(ReadOnlyKeyValueStore<CustomerKey, CustomerSums> partition) {
        return Values.ofNullable(partition.get(new CustomerKey(currency, userId)));
    }
}
