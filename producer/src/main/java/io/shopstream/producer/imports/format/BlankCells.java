package io.shopstream.producer.imports.format;

import io.shopstream.producer.imports.columns.ImportColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the blank cells of an order the values of the line above, for exports that have them in the first line of an
 * order only. One for each reading of a file, since it remembers a line.
 */
public final class BlankCells {
    private final boolean fills;
    private List<String> above = List.of();

    public BlankCells(FileFormat format) {
        this.fills = format.fillsBlankCells();
    }

    /**
     * @param values in the order of {@link ImportColumn}
     * @return the same, with those of the line above where a cell of the order is blank; as they are if the line above
     *     belongs to another order
     */
    @SuppressWarnings("EnumOrdinal") // the values are in the order of the enum
    public List<String> fill(List<String> values) {
        if (!fills) {
            return values;
        }
        List<String> filled = new ArrayList<>(values);
        String order = values.get(ImportColumn.INVOICE_NO.ordinal());
        if (!above.isEmpty() && (order.isEmpty() || order.equals(above.get(ImportColumn.INVOICE_NO.ordinal())))) {
            for (ImportColumn column : ImportColumn.values()) {
                if (column.isOfOrder() && values.get(column.ordinal()).isEmpty()) {
                    filled.set(column.ordinal(), above.get(column.ordinal()));
                }
            }
        }
        above = filled;
        return filled;
    }

    /** After a line that cannot be read: the next one may belong to its order, which is unknown. */
    public void forget() {
        above = List.of();
    }
}
