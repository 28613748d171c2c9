package io.shopstream.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaConnectionTest {
    private static final String SECURED = """
            security.protocol = SASL_SSL
            sasl.mechanism=SCRAM-SHA-512
            sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\
              username="streams" password="quiet-river";
            ssl.truststore.type=PEM
            client.dns.lookup=use_all_dns_ips
            """;

    @TempDir
    private Path directory;

    @Test
    void shouldAddTheFilesSettingsToThoseOfEveryClient() throws IOException {
        KafkaConnection kafka = KafkaConnection.read("a:9093,b:9093", file(SECURED));

        assertThat(kafka.with(Map.of("acks", "all", "linger.ms", 5)))
                .containsEntry("acks", "all")
                .containsEntry("linger.ms", 5)
                .containsEntry("bootstrap.servers", "a:9093,b:9093")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("client.dns.lookup", "use_all_dns_ips")
                .hasSize(8)
                .extractingByKey("sasl.jaas.config")
                .asString()
                .endsWith("required username=\"streams\" password=\"quiet-river\";");
        assertThat(KafkaConnection.of(kafka.servers(), kafka.security())).isEqualTo(kafka);
    }

    @Test
    void shouldNeedNoFile() {
        assertThat(KafkaConnection.read("a:9092", " ")).isEqualTo(KafkaConnection.of("a:9092"));
        assertThat(KafkaConnection.of("a:9092").with(Map.of("acks", "all")))
                .isEqualTo(Map.of("acks", "all", "bootstrap.servers", "a:9092"));
    }

    @Test
    void shouldShowServersAndProtocolOnly() throws IOException {
        assertThat(KafkaConnection.read("a:9093", file(SECURED))).hasToString("a:9093 by SASL_SSL");
        assertThat(KafkaConnection.of("a:9092")).hasToString("a:9092");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acks",
                "isolation.level",
                "group.id",
                "bootstrap.servers",
                "request.timeout.ms",
                "ssl.truststore.locatoin",
                "saslmechanism"
            })
    void shouldRefuseWhatIsNotOfTheConnection(String key) throws IOException {
        String file = file(SECURED + key + "=quiet-river\n");

        assertThatThrownBy(() -> KafkaConnection.read("a:9093", file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shopstream.kafka-config (SHOPSTREAM_KAFKA_CONFIG)")
                .hasMessageContaining(file + " sets " + key + ": remove it")
                .hasMessageNotContaining("quiet-river");
    }

    @Test
    void shouldNameEveryKeyThatItRefuses() throws IOException {
        String file = file("group.id=x\nacks=all\n");

        assertThatThrownBy(() -> KafkaConnection.read("a:9093", file)).hasMessageContaining(" sets acks, group.id: ");
    }

    @Test
    void shouldRefuseAFileThatItCannotRead() throws IOException {
        String missing = directory.resolve("missing.properties").toString();
        assertThatThrownBy(() -> KafkaConnection.read("a:9093", missing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SHOPSTREAM_KAFKA_CONFIG")
                .hasMessageContaining(missing);

        String malformed = file("sasl.jaas.config=quiet-river\\u00zz");
        assertThatThrownBy(() -> KafkaConnection.read("a:9093", malformed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(malformed)
                .hasMessageNotContaining("quiet-river");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssl.truststore.location", "ssl.keystore.location"})
    void shouldRefuseAKeyStoreThatItCannotRead(String key) throws IOException {
        Path store = directory.resolve("store.pem");
        String file = file(SECURED + key + "=" + store + "\n");

        assertThatThrownBy(() -> KafkaConnection.read("a:9093", file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SHOPSTREAM_KAFKA_CONFIG")
                .hasMessageContaining(key + "=" + store + ": there is no such file");

        Files.writeString(store, "a certificate");
        assertThat(KafkaConnection.read("a:9093", file).security()).containsEntry(key, store.toString());
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("client.properties"), text).toString();
    }

    @Test
    void shouldTellItsObserverOfEveryClient() {
        Object observer = new Object();
        KafkaConnection observed =
                KafkaConnection.of("b:1", Map.of("security.protocol", "SSL")).observedBy(Map.of("observer", observer));

        assertThat(observed.with(Map.of("client.id", "c")))
                .containsEntry("observer", observer)
                .containsEntry("client.id", "c")
                .containsEntry("security.protocol", "SSL")
                .containsEntry("bootstrap.servers", "b:1");
        assertThat(observed).isEqualTo(KafkaConnection.of("b:1", Map.of("security.protocol", "SSL")));
        assertThat(observed.toString()).doesNotContain("observer");
    }
}
