package io.shopstream.streams.pane;

import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Creates stateless serdes from an encoding and a decoding function; null stays null. */
public final class BinarySerde {
    private BinarySerde() {}

    public static <T> Serde<T> of(Function<T, byte[]> encode, Function<byte[], T> decode) {
        return Serdes.serdeFrom(new Encoder<>(encode), new Decoder<>(decode));
    }

    private record Encoder<T>(Function<T, byte[]> encode) implements Serializer<T> {
        @Override
        public byte @Nullable [] serialize(String topic, @Nullable T value) {
            return value == null ? null : encode.apply(value);
        }
    }

    private record Decoder<T>(Function<byte[], T> decode) implements Deserializer<T> {
        @Override
        public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
            return bytes == null ? null : decode.apply(bytes);
        }
    }
}
