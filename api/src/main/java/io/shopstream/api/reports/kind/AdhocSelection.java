package io.shopstream.api.reports.kind;

import io.shopstream.api.params.BadParameterException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an ad hoc report shows.
 *
 * @param measures the columns, at least one; the chart has the first of them
 * @param dimensions the tables, one each, at least one
 */
public record AdhocSelection(List<Measure> measures, List<Dimension> dimensions) {

    /** What is measured. */
    public enum Measure {
        NET("Net revenue"),
        GROSS("Gross revenue"),
        RETURNS("Returns"),
        ORDERS("Orders"),
        UNITS("Units"),
        AVERAGE_ORDER_VALUE("Per order");

        private final String heading;

        Measure(String heading) {
            this.heading = heading;
        }

        /** As in requests and columns, such as {@code average_order_value}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        String heading() {
            return heading;
        }
    }

    /** By what it is shown. */
    public enum Dimension {
        CATEGORY,
        COUNTRY,
        CHANNEL,
        DAY,
        WEEK,
        MONTH;

        /** As in requests, such as {@code country}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws BadParameterException if either list is empty */
    public AdhocSelection {
        measures = measures.stream().distinct().toList();
        dimensions = dimensions.stream().distinct().toList();
        if (measures.isEmpty()) {
            throw badMeasures();
        }
        if (dimensions.isEmpty()) {
            throw badDimensions();
        }
    }

    /**
     * @param measures codes, separated by commas
     * @param dimensions codes, separated by commas
     * @throws BadParameterException naming what can be selected
     */
    public static AdhocSelection parse(String measures, String dimensions) {
        return new AdhocSelection(
                codes(measures).map(AdhocSelection::measure).toList(),
                codes(dimensions).map(AdhocSelection::dimension).toList());
    }

    private static Stream<String> codes(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).filter(code -> !code.isEmpty());
    }

    private static Measure measure(String code) {
        return Arrays.stream(Measure.values())
                .filter(measure -> measure.code().equals(code))
                .findFirst()
                .orElseThrow(AdhocSelection::badMeasures);
    }

    private static Dimension dimension(String code) {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension.code().equals(code))
                .findFirst()
                .orElseThrow(AdhocSelection::badDimensions);
    }

    private static BadParameterException badMeasures() {
        return new BadParameterException(
                "measures",
                "must be one or more, separated by commas, of "
                        + Arrays.stream(Measure.values()).map(Measure::code).collect(Collectors.joining(", ")));
    }

    private static BadParameterException badDimensions() {
        return new BadParameterException(
                "dimensions",
                "must be one or more, separated by commas, of "
                        + Arrays.stream(Dimension.values()).map(Dimension::code).collect(Collectors.joining(", ")));
    }
}
