package io.shopstream.streams.alerts.measure;

import io.shopstream.streams.pane.BinarySerde;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;

/** What crosses the repartition topic to the partition of a subject, which is the key. */
public sealed interface Measurement {
    /** 1 tag (measured or behind); a measured one adds 1 kind, 8 start, 8 amount, 8 count; all big-endian. */
    Serde<Measurement> SERDE = BinarySerde.of(Measurement::toBytes, Measurement::fromBytes);

    /** Is added to the subject's measure at {@code startMillis}, epoch millis UTC. */
    record Measured(MeasureKind kind, long startMillis, MeasureSum measureSum) implements Measurement {
        private static final byte TAG = 1;
    }

    /** A task of order intake lags behind its input. Sent to every partition, whatever the key. */
    record Behind() implements Measurement {
        private static final byte TAG = 2;
    }

    private static byte[] toBytes(Measurement measurement) {
        return switch (measurement) {
            case Measured(MeasureKind kind, long start, MeasureSum measureSum) ->
                ByteBuffer.allocate(2 + 3 * Long.BYTES)
                        .put(Measured.TAG)
                        .put((byte) kind.ordinal())
                        .putLong(start)
                        .putLong(measureSum.amount())
                        .putLong(measureSum.count())
                        .array();
            case Behind _ -> new byte[] {Behind.TAG};
        };
    }

    private static Measurement fromBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte tag = buffer.get();
        return switch (tag) {
            case Measured.TAG ->
                new Measured(
                        MeasureKind.values()[buffer.get()],
                        buffer.getLong(),
                        new MeasureSum(buffer.getLong(), buffer.getLong()));
            case Behind.TAG -> new Behind();
            default -> throw new IllegalArgumentException("unknown measurement tag " + tag);
        };
    }
}
