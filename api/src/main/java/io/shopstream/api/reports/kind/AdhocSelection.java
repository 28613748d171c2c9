package io.shopstream.api.reports.kind;

import io.shopstream.api.params.BadParameterException;
import java.util.List;

/**
 * What an ad hoc report shows.
 *
 * @param measures the columns, at least one
 * @param dimensions the tables, one each, at least one
 */
public record AdhocSelection(List<AdhocMeasure> measures, List<AdhocDimension> dimensions) {

    /** @throws BadParameterException if either list is empty */
    public AdhocSelection {
        measures = measures.stream().distinct().toList();
        dimensions = dimensions.stream().distinct().toList();
        if (measures.isEmpty()) {
            throw new BadParameterException("measures", "must name at least one of " + AdhocMeasure.codes());
        }
        if (dimensions.isEmpty()) {
            throw new BadParameterException("dimensions", "must name at least one of " + AdhocDimension.codes());
        }
    }

    /**
     * @param measures codes, separated by commas
     * @param dimensions codes, separated by commas
     * @throws BadParameterException naming what can be selected
     */
    public static AdhocSelection parse(String measures, String dimensions) {
        return new AdhocSelection(
                codes(measures).stream().map(AdhocMeasure::parse).toList(),
                codes(dimensions).stream().map(AdhocDimension::parse).toList());
    }

    private static List<String> codes(String list) {
        return List.of(list.split(",")).stream()
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
    }
}
