package io.shopstream.schemas.topic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The record headers that shopstream's services use. All are optional. */
public final class RecordHeaders {
    private static final String SOURCE_LSN = "source_lsn";
    private static final String FAULT = "fault";
    private static final String IMPORTED_CONTENT = "imported_content";

    private RecordHeaders() {}

    /**
     * Header of every record of a captured table: the log sequence number, which is also the {@code version} of the
     * value. A tombstone has no value, so the header is its only version. The header also distinguishes captured
     * records from imported ones.
     */
    public static Header sourceLsn(long lsn) {
        return new RecordHeader(
                SOURCE_LSN, ByteBuffer.allocate(Long.BYTES).putLong(lsn).array());
    }

    /** Empty for a record that was not captured from the shop database. */
    public static OptionalLong sourceLsn(Headers headers) {
        Header header = headers.lastHeader(SOURCE_LSN);
        return header == null || header.value() == null || header.value().length != Long.BYTES
                ? OptionalLong.empty()
                : OptionalLong.of(ByteBuffer.wrap(header.value()).getLong());
    }

    /** Header of an order that the import of a file wrote; the key names the file's content in the topic of imports. */
    public static Header importedContent(String key) {
        return new RecordHeader(IMPORTED_CONTENT, key.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for an order that no import wrote, or one that did not mark its orders yet. */
    public static Optional<String> importedContent(Headers headers) {
        Header header = headers.lastHeader(IMPORTED_CONTENT);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** Header of a record that the simulator corrupted or added on purpose. */
    public static Header fault(String fault, String run) {
        return new RecordHeader(FAULT, (fault + ";" + run).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a header of this name marks an injected fault. */
    public static boolean isFault(String name) {
        return name.equals(FAULT);
    }

    /** Empty for a record without an injected fault. */
    public static Optional<MadeFault> fault(Headers headers) {
        Header header = headers.lastHeader(FAULT);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        String[] parts = new String(header.value(), StandardCharsets.UTF_8).split(";", 2);
        return parts.length == 2 ? Optional.of(new MadeFault(parts[0], parts[1])) : Optional.empty();
    }

    /**
     * @param fault duplicates, late, out-of-order, malformed or unknown-product
     * @param run the simulator process that made the fault: see {@code ProducerStatus.Faults}
     */
    public record MadeFault(String fault, String run) {}
}
