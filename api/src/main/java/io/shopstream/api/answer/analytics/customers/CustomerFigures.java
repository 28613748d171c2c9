package io.shopstream.api.answer.analytics.customers;

import io.shopstream.api.answer.analytics.change.Percent;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The figures of customers in a span, from which averages and rates follow.
 *
 * @param customersEver who bought before the end of the span
 * @param churned of these, those whose last sale is too long ago
 * @param anonymousOrders sales of the span that name no customer; in no other figure
 */
public record CustomerFigures(Buyers buyers, long customersEver, long churned, long anonymousOrders) {

    @Nullable BigDecimal churnRate() {
        return Percent.rate(churned, customersEver);
    }
}
