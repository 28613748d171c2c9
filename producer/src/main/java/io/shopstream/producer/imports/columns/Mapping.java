package io.shopstream.producer.imports.columns;

import io.shopstream.producer.imports.dates.DateFormat;
import io.shopstream.schemas.avro.OrderStatus;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says which columns of another shop's export hold what an import reads. Written by hand as a text file: see
 * {@link MappingFile}.
 *
 * @param name for a person: of a mapping that comes with the product, or the file's name
 * @param sources where the value of a column comes from: the first of them that is not blank in a line
 * @param lineTotals whether {@link ImportColumn#UNIT_PRICE} is the amount of all units of the line
 * @param dates how the times are written; null if the file is to tell
 * @param zone of times that name no offset
 * @param fillsBlankCells whether a blank cell of an order has the value of the line above, if that is of the same order
 * @param hashesCustomers whether customers get ids made from the text, such as an e-mail address, instead of the text
 * @param returnPrefix what the numbers of returns begin with; null if all orders are sales
 * @param statuses the file's words in lower case; without them, orders are delivered
 * @param settings all of the above as text: equal for mappings that read a file alike
 */
public record Mapping(
        String name,
        Map<ImportColumn, List<Source>> sources,
        boolean lineTotals,
        @Nullable DateFormat dates,
        ZoneId zone,
        boolean fillsBlankCells,
        boolean hashesCustomers,
        @Nullable String returnPrefix,
        Map<String, OrderStatus> statuses,
        String settings) {

    /** A column of the file, or a fixed text. */
    public sealed interface Source {
        /** @param name capitals do not matter */
        record Named(String name) implements Source {
            public boolean is(String other) {
                return name.equalsIgnoreCase(other.strip());
            }
        }

        record Fixed(String text) implements Source {}
    }

    public Mapping {
        sources = Map.copyOf(sources);
        statuses = Map.copyOf(statuses);
    }

    /** Whether the mapping uses a column of this name. */
    public boolean names(String column) {
        return named().anyMatch(named -> named.is(column));
    }

    private Stream<Source.Named> named() {
        return sources.values().stream()
                .flatMap(List::stream)
                .filter(Source.Named.class::isInstance)
                .map(Source.Named.class::cast);
    }

    /** The key of a column in the mapping file. */
    public String key(ImportColumn column) {
        return column == ImportColumn.UNIT_PRICE && lineTotals ? MappingFile.LINE_TOTAL : column.key();
    }
}
