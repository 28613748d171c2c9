package io.shopstream.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopstream.schemas.kafka.KafkaConnection;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The secrets of make-secrets are those that the overlays name, with the files that the settings name. */
@Tag("kubernetes")
class SecretsIT {
    private static final String OVERLAYS = "io.shopstream.k8s.Kubectl#overlays";
    /** Strimzi makes it. */
    private static final String KAFKA_CA = "shop-cluster-ca-cert";

    private static final String MOUNTED_CA = "/etc/shopstream/kafka-ca.pem";

    @TempDir
    static Path directory;

    private static Rendered secrets;

    /** The certificate of the API after the first run. */
    private static String api;

    @BeforeAll
    static void makeSecrets() throws Exception {
        Kubectl.assumeRecent();
        makeSecrets("--host", "shop.example.org");
        api = Files.readString(directory.resolve("secrets/api.crt"));
        Path database = Files.writeString(directory.resolve("database.pem"), "the authority of a database\n");
        makeSecrets("--generation", "2", "--database-ca", database.toString());
        secrets = Kubectl.render(directory.resolve("secrets"));
    }

    private static void makeSecrets(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Repository.FOLDER.resolve("make-secrets").toString());
        command.addAll(List.of("--directory", directory.resolve("secrets").toString()));
        command.addAll(List.of(arguments));
        Kubectl.run(command);
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldBeThereForEveryReference(String overlay) {
        Rendered rendered = Kubectl.overlay(overlay);
        assertThat(rendered.kind("Secret")).isEmpty();
        for (JsonNode object : rendered.objects()) {
            object.findValues("secretKeyRef").forEach(SecretsIT::checkKey);
            object.findValues("secretTargetRef").forEach(list -> list.forEach(SecretsIT::checkKey));
        }
        for (Workload workload : rendered.workloads()) {
            Set<String> files = files(workload);
            if (rendered.shared(workload.container()).containsKey("SHOPSTREAM_KAFKA_CONFIG")) {
                assertThat(files).as(workload.name()).contains(MOUNTED_CA);
            }
            Stream.of(rendered.own(workload.container()), rendered.shared(workload.container()))
                    .flatMap(variables -> variables.entrySet().stream())
                    .filter(variable -> workload.reads(variable.getKey()))
                    .forEach(variable -> checkFile(workload, variable.getValue(), files));
        }
    }

    private static void checkKey(JsonNode reference) {
        String secret = reference.path("name").asText();
        if (!secret.equals(KAFKA_CA)) {
            assertThat(keys(secret)).as(secret).contains(reference.path("key").asText());
        }
    }

    private static void checkFile(Workload workload, String value, Set<String> files) {
        String path = value.contains("sslrootcert=") ? value.replaceFirst(".*sslrootcert=", "") : value;
        if (path.startsWith("/etc/")) {
            assertThat(files).as("files of %s", workload.name()).contains(path);
        }
    }

    /** The files that the secrets of a pod become. */
    private static Set<String> files(Workload workload) {
        Set<String> files = new TreeSet<>();
        workload.container()
                .path("volumeMounts")
                .forEach(mount -> workload.pod().path("volumes").forEach(volume -> {
                    if (volume.path("name").equals(mount.path("name"))) {
                        fileNames(volume)
                                .forEach(name ->
                                        files.add(mount.path("mountPath").asText() + "/" + name));
                    }
                }));
        return files;
    }

    private static Set<String> fileNames(JsonNode volume) {
        Set<String> names = new TreeSet<>();
        if (volume.has("secret")) {
            names.addAll(keys(volume.at("/secret/secretName").asText()));
        }
        volume.at("/projected/sources").forEach(source -> {
            String secret = source.at("/secret/name").asText();
            Set<String> chosen = Rendered.each(source.at("/secret/items"))
                    .map(item -> item.path("path").asText())
                    .collect(Collectors.toSet());
            (chosen.isEmpty() ? keys(secret) : chosen).forEach(name -> assertThat(names.add(name))
                    .as("%s from two secrets", name)
                    .isTrue());
        });
        return names;
    }

    private static Set<String> keys(String secret) {
        return secrets.only("Secret", secret)
                .path("data")
                .propertyStream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static String value(String secret, String key) {
        return new String(
                Base64.getMimeDecoder()
                        .decode(secrets.only("Secret", secret)
                                .path("data")
                                .path(key)
                                .asText()),
                StandardCharsets.UTF_8);
    }

    @Test
    void shouldConnectToKafkaWithThePasswordsOfItsUsers() throws Exception {
        for (JsonNode user : Kubectl.overlay("production").kind("KafkaUser")) {
            String name = Rendered.name(user);
            String properties = value(name, "kafka.properties");
            assertThat(properties).contains("ssl.truststore.location=" + MOUNTED_CA);
            // It must be there: another authority will do.
            Path file = Files.writeString(
                    directory.resolve("kafka.properties"),
                    properties.replace(
                            MOUNTED_CA, directory.resolve("secrets/ca.pem").toString()));
            Map<String, Object> client = KafkaConnection.read("shop-kafka-bootstrap:9093", file.toString())
                    .with(Map.of());
            assertThat(client).containsEntry("security.protocol", "SASL_SSL");
            assertThat(String.valueOf(client.get("sasl.jaas.config")))
                    .contains("username=\"" + name + "\"")
                    .contains("password=\"" + value("kafka-users", name) + "\"");
        }
        assertThat(value("autoscaling", "password")).isEqualTo(value("kafka-users", value("autoscaling", "username")));
    }

    /** The names in a certificate are those by which others ask. */
    @Test
    void shouldNameInCertificatesWhatOthersAsk() throws Exception {
        assertThat(names("tls-api")).contains("api", "shop.example.org");
        assertThat(names("tls-producer")).contains("producer");
        assertThat(names("tls-registry")).contains("registry");
        assertThat(names("tls-streams")).contains("streams-0.streams", "streams-63.streams", "streams-2-0.streams");
        assertThat(names("tls-sink")).contains("sink-0.sink", "sink-63.sink");
    }

    @Test
    void shouldKeepCertificatesButThoseThatLackAName() throws Exception {
        assertThat(value("tls-api", "tls.crt")).isEqualTo(api);

        makeSecrets("--renew");

        secrets = Kubectl.render(directory.resolve("secrets"));
        assertThat(value("tls-api", "tls.crt")).isNotEqualTo(api);
        shouldNameInCertificatesWhatOthersAsk();
    }

    private static Set<String> names(String secret) throws Exception {
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(value(secret, "tls.crt").getBytes(StandardCharsets.US_ASCII)));
        certificate.checkValidity();
        return certificate.getSubjectAlternativeNames().stream()
                .map(name -> String.valueOf(name.get(1)))
                .collect(Collectors.toSet());
    }
}
