package io.shopstream.streams.query;

import io.shopstream.schemas.query.CustomerView;
import io.shopstream.streams.customers.CustomerKey;
import io.shopstream.streams.customers.CustomerSums;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.pane.Sales;
import java.time.Clock;
import java.util.List;

/** What one customer bought, of all time. */
public final class CustomerQueries {
    private final StoreReader reader;
    private final Clock clock;

    public CustomerQueries(StoreReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** Absent if no order of theirs in the currency ever counted. */
    public QueryOutcome<CustomerView> byId(String userId, String currency) {
        QueryOutcome<List<CustomerSums>> found = reader.get(Names.CUSTOMER_TOTALS, new CustomerKey(currency, userId));
        // A customer lies in one partition, so there is one value at most.
        return found.map(sums -> view(userId, currency, sums.getFirst()));
    }

    private CustomerView view(String userId, String currency, CustomerSums sums) {
        Sales sales = sums.sales();
        return new CustomerView(
                userId,
                currency,
                sales.orders(),
                sales.grossMinor(),
                sales.returnsMinor(),
                sales.netMinor(),
                sales.units(),
                sums.firstOrderAt(),
                sums.lastOrderAt(),
                sums.segment().code(),
                clock.instant(),
                false,
                0);
    }
}
