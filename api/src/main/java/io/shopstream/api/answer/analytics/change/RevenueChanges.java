package io.shopstream.api.answer.analytics.change;

import io.shopstream.api.answer.Revenue;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How revenue differs from that of the former span.
 *
 * @param averageOrderValue null if either span has no orders
 */
public record RevenueChanges(
        Change<String> gross,
        Change<String> returns,
        Change<String> net,
        Change<Long> orders,
        Change<Long> units,
        @Nullable Change<String> averageOrderValue)
        implements Changes {
    public static final List<String> FIGURES =
            List.of("gross", "returns", "net", "orders", "units", "average_order_value");

    public static RevenueChanges of(Revenue now, Revenue former) {
        return new RevenueChanges(
                Change.of(now.gross(), former.gross()),
                Change.of(now.returns(), former.returns()),
                Change.of(now.net(), former.net()),
                Change.of(now.orders(), former.orders()),
                Change.of(now.units(), former.units()),
                Change.ofAmounts(now.averageOrderValue(), former.averageOrderValue()));
    }

    @Override
    public List<@Nullable Change<?>> all() {
        return Arrays.asList(gross, returns, net, orders, units, averageOrderValue);
    }
}
