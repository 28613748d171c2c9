package io.shopstream.api.reports.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Key figures beside each other. */
public record Figures(List<Figure> figures) implements Block {
    public Figures {
        figures = List.copyOf(figures);
    }

    /**
     * One key figure.
     *
     * @param former that of the former span; null without a comparison or where there was none
     */
    public record Figure(String name, Value value, @Nullable Value former) {}
}
