package io.shopstream.schemas.topic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The record headers that shopstream's services know. A record without them is complete all the same. */
public final class RecordHeaders {
    private static final String SOURCE_LSN = "source_lsn";
    private static final String FAULT = "fault";

    private RecordHeaders() {}

    /**
     * On every record of a captured table: the log sequence number that is also the {@code version} of the value. A
     * tombstone has no value, so there it is the only version; the header also tells captured records from imported ones.
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

    /** On a record that the simulator made faulty, or made in addition, on purpose. */
    public static Header fault(String fault, String run) {
        return new RecordHeader(FAULT, (fault + ";" + run).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for a record that is meant as it is. */
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
     * @param run the simulator's process that made it: see {@code ProducerStatus.Faults}
     */
    public record MadeFault(String fault, String run) {}
}
