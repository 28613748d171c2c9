package io.shopstream.api.reports.content;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A picture of figures, drawn by a function of {@code pages/js/charts}: the same that draws it on the pages. A table of
 * the same report has its figures as well.
 *
 * @param title what it shows
 * @param function exported by a file of that folder, such as {@code trendChart}
 * @param data the first argument of the function, as written to JSON
 * @param description what is to be seen, in a sentence: read aloud, and printed where there is no picture
 */
public record Chart(String title, String function, Map<String, @Nullable Object> data, String description)
        implements Block {}
