package io.shopstream.producer.imports;

import io.shopstream.producer.imports.LineContent.Fields;
import io.shopstream.producer.imports.RawLine.Damage;
import io.shopstream.producer.imports.format.Column;
import io.shopstream.producer.imports.format.FileFormat;
import io.shopstream.producer.imports.standing.FileContent;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.DeadLetterHeader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out which order a rejected line of a file belongs to. */
final class RejectedLines {
    // A single line does not tell how its file was written.
    private static final String LINE_FORMAT = "line_format";

    private RejectedLines() {}

    /** The headers of the dead letters of a file; null for the plain format, which needs none. */
    static @Nullable List<DeadLetterHeader> headers(FileFormat format) {
        return format.lineFormat()
                .map(text -> List.of(
                        new DeadLetterHeader(LINE_FORMAT, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))))
                .orElse(null);
    }

    /** Empty if the line cannot be split into fields, or has no invoice number. */
    static Optional<String> orderId(DeadLetter rejected) {
        ByteBuffer raw = rejected.getRawValue();
        if (raw == null) {
            return Optional.empty();
        }
        LineParser parser = new LineParser(format(rejected));
        LineContent line = parser.parse(new RawLine(rejected.getSourceOffset(), bytes(raw), Damage.NONE));
        return line instanceof Fields fields && !fields.get(Column.INVOICE_NO).isBlank()
                ? Optional.of(FileContent.idPrefixOf(rejected.getSourceTopic()) + fields.get(Column.INVOICE_NO))
                : Optional.empty();
    }

    private static FileFormat format(DeadLetter rejected) {
        return Objects.requireNonNullElse(rejected.getHeaders(), List.<DeadLetterHeader>of()).stream()
                .filter(header -> header.getKey().equals(LINE_FORMAT) && header.getValue() != null)
                .findFirst()
                .flatMap(
                        header -> FileFormat.ofLineFormat(new String(bytes(header.getValue()), StandardCharsets.UTF_8)))
                .orElse(FileFormat.CANONICAL);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
