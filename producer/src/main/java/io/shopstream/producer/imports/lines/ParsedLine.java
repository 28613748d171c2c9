package io.shopstream.producer.imports.lines;

import io.shopstream.producer.imports.columns.ImportColumn;
import io.shopstream.schemas.rules.RejectionReason;
import java.util.List;

/** What was read of a raw line: its fields, or why they cannot be read. */
public sealed interface ParsedLine {

    /** One value per {@link ImportColumn}, in its order, not validated yet; the last ones are in mapped files only. */
    record Fields(List<String> values) implements ParsedLine {
        /** Empty if the file has no such column. */
        @SuppressWarnings("EnumOrdinal") // the values are in the order of the enum
        public String get(ImportColumn column) {
            return column.ordinal() < values.size() ? values.get(column.ordinal()) : "";
        }
    }

    /** Assigned to no invoice, since even its invoice number is unreliable. */
    record Unreadable(RejectionReason reason, String detail) implements ParsedLine {}
}
