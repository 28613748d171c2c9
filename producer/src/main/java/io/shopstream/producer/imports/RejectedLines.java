package io.shopstream.producer.imports;

import io.shopstream.producer.imports.LineContent.Fields;
import io.shopstream.producer.imports.RawLine.Damage;
import io.shopstream.producer.imports.standing.FileContent;
import io.shopstream.schemas.avro.DeadLetter;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Finds out which order a rejected line of a file belongs to. */
final class RejectedLines {
    private RejectedLines() {}

    /** Empty if the line cannot be split into fields, or has no invoice number. */
    static Optional<String> orderId(DeadLetter rejected) {
        ByteBuffer raw = rejected.getRawValue();
        if (raw == null) {
            return Optional.empty();
        }
        byte[] bytes = new byte[raw.remaining()];
        raw.duplicate().get(bytes);
        LineContent line = LineContent.of(new RawLine(rejected.getSourceOffset(), bytes, Damage.NONE));
        return line instanceof Fields fields && !fields.get(Column.INVOICE_NO).isBlank()
                ? Optional.of(FileContent.idPrefixOf(rejected.getSourceTopic()) + fields.get(Column.INVOICE_NO))
                : Optional.empty();
    }
}
