package io.shopstream.producer.faults;

import io.shopstream.schemas.avro.Order;
import java.time.Instant;
import java.util.Arrays;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/** The kinds of malformed order records. */
enum Malformation {
    NOISE,
    CUT_SHORT,
    NO_VALUE,
    WRONG_TOTAL,
    WRONG_KEY;

    static Malformation of(long detail) {
        Malformation[] all = values();
        return all[(int) Long.remainderUnsigned(detail, all.length)];
    }

    void send(Order order, long detail, Instant at, FaultOutput output) {
        String key = this == WRONG_KEY ? "not-" + order.getOrderId() : order.getOrderId();
        output.malformed(key, value(order, detail, output), at);
    }

    private byte @Nullable [] value(Order order, long detail, FaultOutput output) {
        return switch (this) {
            case NOISE -> noise(detail);
            case CUT_SHORT -> {
                byte[] whole = output.encoded(order);
                yield Arrays.copyOf(whole, whole.length / 2);
            }
            case NO_VALUE -> null;
            case WRONG_TOTAL ->
                output.encoded(Order.newBuilder(order)
                        .setTotalMinor(order.getTotalMinor() + 1)
                        .build());
            case WRONG_KEY -> output.encoded(order);
        };
    }

    private static byte[] noise(long detail) {
        byte[] noise = new byte[64];
        RandomGeneratorFactory.of("L64X128MixRandom").create(detail).nextBytes(noise);
        // The wire format begins with byte 0, so this record cannot decode.
        noise[0] = 'x';
        return noise;
    }
}
