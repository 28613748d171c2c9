package io.shopstream.producer.imports;

import io.shopstream.producer.imports.format.Column;
import io.shopstream.schemas.rules.RejectionReason;
import java.util.List;

/** Content of a raw line: its fields, or why they cannot be read. */
sealed interface LineContent {

    /** One value per {@link Column}, in its order, not validated yet. */
    record Fields(List<String> values) implements LineContent {
        @SuppressWarnings("EnumOrdinal") // the values are in the order of the enum
        String get(Column column) {
            return values.get(column.ordinal());
        }
    }

    /** Assigned to no invoice, since even its invoice number is unreliable. */
    record Unreadable(RejectionReason reason, String detail) implements LineContent {}
}
