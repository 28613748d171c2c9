package io.shopstream.producer.faults;

import io.shopstream.schemas.avro.Order;
import java.time.Instant;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The kinds of malformed order records. */
enum Malformation {
    NOISE {
        @Override
        void send(Order order, long detail, Instant at, FaultOutput output) {
            byte[] noise = new byte[64];
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(detail);
            random.nextBytes(noise);
            // The wire format begins with byte 0, so this record cannot decode.
            noise[0] = 'x';
            output.malformed(order.getOrderId(), noise, at);
        }
    },
    CUT_SHORT {
        @Override
        void send(Order order, long detail, Instant at, FaultOutput output) {
            byte[] whole = output.encoded(order);
            output.malformed(order.getOrderId(), Arrays.copyOf(whole, whole.length / 2), at);
        }
    },
    NO_VALUE {
        @Override
        void send(Order order, long detail, Instant at, FaultOutput output) {
            output.malformed(order.getOrderId(), null, at);
        }
    },
    WRONG_TOTAL {
        @Override
        void send(Order order, long detail, Instant at, FaultOutput output) {
            Order wrong = Order.newBuilder(order)
                    .setTotalMinor(order.getTotalMinor() + 1)
                    .build();
            output.malformed(order.getOrderId(), output.encoded(wrong), at);
        }
    },
    WRONG_KEY {
        @Override
        void send(Order order, long detail, Instant at, FaultOutput output) {
            output.malformed("not-" + order.getOrderId(), output.encoded(order), at);
        }
    };

    abstract void send(Order order, long detail, Instant at, FaultOutput output);

    static Malformation of(long detail) {
        Malformation[] all = values();
        return all[(int) Long.remainderUnsigned(detail, all.length)];
    }
}
