package io.shopstream.producer.imports;

import io.shopstream.producer.imports.columns.ImportColumn;
import io.shopstream.producer.imports.existing.FileIdentity;
import io.shopstream.producer.imports.format.FileFormat;
import io.shopstream.producer.imports.lines.LineParser;
import io.shopstream.producer.imports.lines.ParsedLine;
import io.shopstream.producer.imports.lines.ParsedLine.Fields;
import io.shopstream.producer.imports.lines.RawLine;
import io.shopstream.producer.imports.lines.RawLine.Damage;
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
    // A line of a mapped file may have its order in the line above only.
    private static final String INVOICE = "invoice";

    private RejectedLines() {}

    /**
     * The headers of a dead letter; null if it needs none: a line in the plain format.
     *
     * @param invoice that the line belongs to; null if it does not tell
     */
    static @Nullable List<DeadLetterHeader> headers(FileFormat format, @Nullable String invoice) {
        if (format.mapping() != null) {
            // Empty where it is unknown: the line must not be read as one in the plain format.
            return List.of(header(INVOICE, Objects.requireNonNullElse(invoice, "")));
        }
        return format.lineFormat()
                .map(text -> List.of(header(LINE_FORMAT, text)))
                .orElse(null);
    }

    private static DeadLetterHeader header(String key, String text) {
        return new DeadLetterHeader(key, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Empty if the line cannot be split into fields, or has no invoice number. */
    static Optional<String> orderId(DeadLetter rejected) {
        String prefix = FileIdentity.idPrefixOf(rejected.getSourceTopic());
        Optional<String> invoice = headerText(rejected, INVOICE);
        if (invoice.isPresent()) {
            return invoice.filter(number -> !number.isEmpty()).map(number -> prefix + number);
        }
        ByteBuffer raw = rejected.getRawValue();
        if (raw == null) {
            return Optional.empty();
        }
        LineParser parser = new LineParser(format(rejected));
        ParsedLine line = parser.parse(new RawLine(rejected.getSourceOffset(), bytes(raw), Damage.NONE));
        return line instanceof Fields fields
                        && !fields.get(ImportColumn.INVOICE_NO).isBlank()
                ? Optional.of(prefix + fields.get(ImportColumn.INVOICE_NO))
                : Optional.empty();
    }

    private static FileFormat format(DeadLetter rejected) {
        return headerText(rejected, LINE_FORMAT)
                .flatMap(FileFormat::ofLineFormat)
                .orElse(FileFormat.CANONICAL);
    }

    private static Optional<String> headerText(DeadLetter rejected, String key) {
        return Objects.requireNonNullElse(rejected.getHeaders(), List.<DeadLetterHeader>of()).stream()
                .filter(header -> header.getKey().equals(key) && header.getValue() != null)
                .findFirst()
                .map(header -> new String(bytes(header.getValue()), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
