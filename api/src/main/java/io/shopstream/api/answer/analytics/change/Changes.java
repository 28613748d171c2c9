package io.shopstream.api.answer.analytics.change;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the figures of one thing differ from those of the former span. */
public interface Changes {
    /** In the order of the columns of a table; null where the figure of either span is unknown. */
    List<@Nullable Change<?>> all();
}
