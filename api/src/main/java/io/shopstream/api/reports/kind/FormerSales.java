package io.shopstream.api.reports.kind;

import io.shopstream.api.answer.analytics.change.Change;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** What changes are measured against. */
final class FormerSales {
    private FormerSales() {}

    /** Whether anything was sold or returned in the former period. */
    static boolean exist(Change<Long> orders, Change<String> returns) {
        return orders.former() != 0 || new BigDecimal(returns.former()).signum() != 0;
    }

    /**
     * The average order of the former period, which no outlier of this one changes, or else of this one; zero without
     * orders.
     *
     * @param averageNow null without orders in this period
     */
    static BigDecimal averageOrder(Change<Long> orders, Change<String> gross, @Nullable String averageNow) {
        long former = orders.former();
        if (former != 0) {
            return new BigDecimal(gross.former()).divide(BigDecimal.valueOf(former), MathContext.DECIMAL64);
        }
        return averageNow == null ? BigDecimal.ZERO : new BigDecimal(averageNow);
    }
}
