package io.shopstream.schemas.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerializerChoiceTest {
    @TempDir
    Path directory;

    @Test
    void shouldLeaveWritingToUsUnlessAClassIsNamed() {
        assertThat(SerializerChoice.of("", " ").open(Map.of())).isEmpty();
        assertThat(SerializerChoice.of("", "")).hasToString("shopstream's own");
    }

    // The encoding is a setting of Kafka's own serializer that shows in what it writes.
    @Test
    void shouldConfigureTheClassWithOurSettingsUnlessTheFileSaysOtherwise() throws IOException {
        Map<String, String> ours = Map.of("serializer.encoding", "UTF-16BE");
        SerializerChoice plain = SerializerChoice.of(StringSerializer.class.getName(), "");
        SerializerChoice withFile = SerializerChoice.of(
                " " + StringSerializer.class.getName() + " ", file("serializer.encoding=ISO-8859-1\n"));

        assertThat(written(plain.open(ours))).containsExactly(0, 0xe9);
        assertThat(written(withFile.open(ours))).containsExactly(0xe9);
        assertThat(withFile).hasToString(StringSerializer.class.getName());
    }

    @Test
    void shouldNameSettingAndRemedyOfAClassThatCannotBeHad() {
        assertThatThrownBy(() -> SerializerChoice.of("io.confluent.kafka.serializers.Missing", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shopstream.serializer (SHOPSTREAM_SERIALIZER)")
                .hasMessageContaining("io.confluent.kafka.serializers.Missing")
                .hasMessageContaining("mvn -Pconfluent");
        assertThatThrownBy(() -> SerializerChoice.of(String.class.getName(), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SHOPSTREAM_SERIALIZER")
                .hasMessageContaining("java.lang.String is no org.apache.kafka.common.serialization.Serializer");
        assertThatThrownBy(() -> SerializerChoice.of(Hidden.class.getName(), ""))
                .hasMessageContaining("with a public constructor without parameters");
    }

    @Test
    void shouldNameTheFileThatCannotBeReadOrHasNoUse() throws IOException {
        String missing = directory.resolve("missing").toString();
        assertThatThrownBy(() -> SerializerChoice.of(IntegerSerializer.class.getName(), missing))
                .hasMessageContaining(
                        "shopstream.serializer-config (SHOPSTREAM_SERIALIZER_CONFIG): the file " + missing);
        String broken = file("key=\\u00zz secret\n");
        assertThatThrownBy(() -> SerializerChoice.of(IntegerSerializer.class.getName(), broken))
                .hasMessageContaining("is not a file of Java properties")
                .hasMessageNotContaining("secret");
        String unused = file("key=value\n");
        assertThatThrownBy(() -> SerializerChoice.of("", unused))
                .hasMessageContaining("SHOPSTREAM_SERIALIZER_CONFIG")
                .hasMessageContaining("set SHOPSTREAM_SERIALIZER, or remove it");
    }

    @Test
    void shouldNotRepeatSettingsThatTheClassRefuses() {
        SerializerChoice choice = SerializerChoice.of(Refusing.class.getName(), "");
        assertThatThrownBy(() -> choice.open(Map.of("password", "sesame")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("refuses its settings (IllegalStateException)")
                .hasMessageContaining("SHOPSTREAM_SERIALIZER_CONFIG")
                .hasMessageNotContaining("sesame");
    }

    private String file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "settings", ""), content)
                .toString();
    }

    private static int[] written(Optional<Serializer<Object>> serializer) {
        byte[] bytes = serializer.orElseThrow().serialize("t", "\u00e9");
        int[] unsigned = new int[bytes.length];
        for (int index = 0; index < bytes.length; index++) {
            unsigned[index] = Byte.toUnsignedInt(bytes[index]);
        }
        return unsigned;
    }

    static final class Hidden implements Serializer<Object> {
        Hidden(String needed) {
            throw new IllegalStateException(needed);
        }

        @Override
        public byte[] serialize(String topic, Object data) {
            return new byte[0];
        }
    }

    public static final class Refusing implements Serializer<Object> {
        @Override
        public void configure(Map<String, ?> settings, boolean isKey) {
            throw new IllegalStateException("wrong: " + settings);
        }

        @Override
        public byte[] serialize(String topic, Object data) {
            return new byte[0];
        }
    }
}
