package io.shopstream.streams.query;

import io.shopstream.schemas.query.CustomerView;
import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.customers.CustomerSums;
import io.shopstream.streams.query.cluster.MergedResult;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import io.shopstream.streams.query.question.CustomerQuestion;
import java.time.Clock;

/** Answers queries for a customer's totals, of all time. */
public final class CustomerQueries {
    private final QueryCoordinator queryCoordinator;
    private final Clock clock;

    public CustomerQueries(QueryCoordinator queryCoordinator, Clock clock) {
        this.queryCoordinator = queryCoordinator;
        this.clock = clock;
    }

    /**
     * {@code Absent} if no order of the customer in the currency ever counted; {@code NotReady} if a stale answer found
     * none.
     */
    public QueryOutcome<CustomerView> byId(String userId, String currency) {
        return queryCoordinator.ask(new CustomerQuestion(currency, userId)).flatMap(found -> {
            if (found.value().values().isEmpty()) {
                return found.notFound("the customer");
            }
            // A customer is in one partition, so there is at most one value.
            return new QueryOutcome.Found<>(
                    view(userId, currency, found.with(lookup -> lookup.values().getFirst())));
        });
    }

    private CustomerView view(String userId, String currency, MergedResult<CustomerSums> mergedResult) {
        CustomerSums sums = mergedResult.value();
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
                mergedResult.stale(),
                mergedResult.lag(),
                mergedResult.processedThrough());
    }
}
