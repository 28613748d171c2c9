package io.shopstream.streams.pane;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;

/**
 * Counts of the sessions that began in one hour, or a signed change to them: all sessions, those with at least one
 * view, cart, checkout and purchase, and those with a cart but no purchase. Like {@code Sales}, a commutative group
 * under {@link #plus}.
 */
public record Funnel(
        long sessions, long withView, long withCart, long withCheckout, long withPurchase, long abandoned) {
    public static final Funnel NONE = new Funnel(0, 0, 0, 0, 0, 0);

    /** 48 bytes: the six numbers in the order of this record, big-endian. */
    public static final Serde<Funnel> SERDE =
            BinarySerde.of(Funnel::toBytes, bytes -> fromBytes(ByteBuffer.wrap(bytes)));

    private static final int BYTES = 6 * Long.BYTES;

    public Funnel plus(Funnel other) {
        return new Funnel(
                sessions + other.sessions,
                withView + other.withView,
                withCart + other.withCart,
                withCheckout + other.withCheckout,
                withPurchase + other.withPurchase,
                abandoned + other.abandoned);
    }

    public Funnel negated() {
        return new Funnel(-sessions, -withView, -withCart, -withCheckout, -withPurchase, -abandoned);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    private byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(sessions)
                .putLong(withView)
                .putLong(withCart)
                .putLong(withCheckout)
                .putLong(withPurchase)
                .putLong(abandoned)
                .array();
    }

    private static Funnel fromBytes(ByteBuffer source) {
        return new Funnel(
                source.getLong(),
                source.getLong(),
                source.getLong(),
                source.getLong(),
                source.getLong(),
                source.getLong());
    }
}
