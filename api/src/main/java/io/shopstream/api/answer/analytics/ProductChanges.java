package io.shopstream.api.answer.analytics;

import io.shopstream.api.answer.analytics.change.Change;
import io.shopstream.api.answer.analytics.change.Changes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the sales of a product differ from those of the former span. */
public record ProductChanges(Change<String> net, Change<Long> units, Change<Long> orders) implements Changes {
    static final List<String> FIGURES = List.of("net", "units", "orders");

    @Override
    public List<@Nullable Change<?>> all() {
        return List.of(net, units, orders);
    }
}
