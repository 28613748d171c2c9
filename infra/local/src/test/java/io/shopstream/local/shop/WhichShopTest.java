package io.shopstream.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.up.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhichShopTest {
    private static final String JDBC = "jdbc:postgresql://db.invalid:5432/warehouse";
    private static final UnaryOperator<WhichShop> LOG_AND_TABLES =
            which -> which.needing(Part.KAFKA, Part.WAREHOUSE).andTopics();
    private static final UnaryOperator<WhichShop> SINK = which -> which.needing(Part.SINK);

    @TempDir
    private Path home;

    private Probe reading(UnaryOperator<WhichShop> need, Map<String, String> environment, String... args) {
        return Probe.run(need, false, environment, home, args);
    }

    private Probe changing(UnaryOperator<WhichShop> need, Map<String, String> environment, String... args) {
        return Probe.run(need, true, environment, home, args);
    }

    private Endpoints running(Path directory) {
        Endpoints endpoints = new Endpoints(
                ProcessHandle.current().pid(),
                "127.0.0.1:9092",
                "http://127.0.0.1:8081",
                "jdbc:postgresql://127.0.0.1:15432/warehouse",
                null,
                "http://127.0.0.1:8080",
                "http://127.0.0.1:8082",
                "http://127.0.0.1:8083",
                "http://127.0.0.1:8084");
        endpoints.write(directory);
        return endpoints;
    }

    @Test
    void shouldPreferOptionsToTheEnvironmentAndSayWhereEachAddressComesFrom() {
        Probe probe = reading(
                LOG_AND_TABLES,
                Map.of(
                        "SHOPSTREAM_KAFKA", "other.invalid:9092",
                        "SHOPSTREAM_WAREHOUSE_URL", JDBC,
                        "SHOPSTREAM_TOPIC_PREFIX", "r1."),
                "--kafka=kafka.invalid:9092");

        assertThat(probe.shop().kafka().servers()).isEqualTo("kafka.invalid:9092");
        assertThat(probe.shop().topics().prefix()).isEqualTo("r1.");
        assertThat(probe.shop().directory()).isEmpty();
        assertThat(probe.output())
                .isEqualToIgnoringNewLines("Shop: Kafka at kafka.invalid:9092 (--kafka), the warehouse at " + JDBC
                        + " (SHOPSTREAM_WAREHOUSE_URL), topics r1.* (SHOPSTREAM_TOPIC_PREFIX)");
    }

    @Test
    void shouldNeverMixTwoShops() {
        running(home);

        Probe mixed = reading(LOG_AND_TABLES, Map.of(), "--kafka=kafka.invalid:9092");

        assertThat(mixed.exitCode()).isEqualTo(2);
        assertThat(mixed.output())
                .startsWith("probe needs the warehouse: give --warehouse or SHOPSTREAM_WAREHOUSE_URL");
    }

    @Test
    void shouldLeaveTheEnvironmentAloneBesideADataDirectory(@TempDir Path given) {
        Endpoints endpoints = running(given);

        Probe probe = reading(
                LOG_AND_TABLES,
                Map.of("SHOPSTREAM_KAFKA", "other.invalid:9092", "SHOPSTREAM_TOPIC_PREFIX", "r1."),
                "--data-dir=" + given);

        assertThat(probe.shop().kafka().servers()).isEqualTo(endpoints.kafka());
        assertThat(probe.shop().topics().prefix()).isEmpty();
        assertThat(probe.shop().directory()).contains(given);
        assertThat(probe.output()).isEmpty();
    }

    @Test
    void shouldNotTakeADataDirectoryAndAnAddress() {
        Probe both = reading(SINK, Map.of(), "--data-dir=" + home, "--sink=http://sink.invalid");

        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.output())
                .startsWith("--data-dir names a shop on this machine and --sink one elsewhere: give only one of them");
    }

    @Test
    void shouldUseTheEnvironmentWhereNoShopRuns() {
        Probe probe = changing(SINK, Map.of("SHOPSTREAM_SINK_URL", "https://sink.invalid:8084"));

        assertThat(probe.shop().has(Part.SINK)).isTrue();
        assertThat(probe.output())
                .isEqualToIgnoringNewLines("Shop: the sink at https://sink.invalid:8084 (SHOPSTREAM_SINK_URL)");
    }

    @Test
    void shouldAskWhichShopIsMeantIfTheEnvironmentNamesAnotherThanTheOneThatRuns() {
        running(home);

        Probe unclear = changing(SINK, Map.of("SHOPSTREAM_SINK_URL", "https://sink.invalid:8084"));

        assertThat(unclear.exitCode()).isEqualTo(1);
        assertThat(unclear.output())
                .startsWith("shopstream: a shop is in " + home)
                .contains(
                        "SHOPSTREAM_SINK_URL of the environment may name another: choose with --data-dir, or with --sink");
    }

    @Test
    void shouldTakeTheShopThatRunsIfTheEnvironmentNamesTheSame() {
        Endpoints endpoints = running(home);

        Probe same = changing(SINK, Map.of("SHOPSTREAM_SINK_URL", endpoints.sink()));

        assertThat(same.shop().directory()).contains(home);
        assertThat(same.output()).isEqualToIgnoringNewLines("Shop: that in " + home);
    }

    @Test
    void shouldAskWhichShopIsMeantIfAStoppedOneIsInTheDirectory() throws IOException {
        Files.createDirectory(home.resolve("kafka"));
        Map<String, String> environment = Map.of("SHOPSTREAM_KAFKA", "kafka.invalid:9092");
        UnaryOperator<WhichShop> stopped = which -> which.needing(Part.KAFKA).whileStopped();

        assertThat(changing(stopped, environment).output()).startsWith("shopstream: a shop is in " + home);
        assertThat(changing(stopped, environment, "--kafka=kafka.invalid:9092").exitCode())
                .isZero();
    }

    @Test
    void shouldDoWithoutPartsThatAreNotNeeded() {
        UnaryOperator<WhichShop> need = which -> which.needing(Part.WAREHOUSE).perhaps(Part.PRODUCER);
        Map<String, String> environment = Map.of("SHOPSTREAM_PRODUCER", "https://producer.invalid");

        assertThat(reading(need, environment).output()).as("names no shop").startsWith("shopstream: no shop runs on");
        Probe with = reading(need, environment, "--warehouse=" + JDBC);
        assertThat(with.shop().has(Part.PRODUCER)).isTrue();
        Probe without = reading(need, Map.of("SHOPSTREAM_PRODUCER", " "), "--warehouse=" + JDBC);
        assertThat(without.shop().has(Part.PRODUCER)).isFalse();
    }

    @Test
    void shouldSayNothingOfADirectoryThatIsOnlyRead() {
        running(home);

        assertThat(reading(SINK, Map.of()).output()).isEmpty();
        assertThat(changing(SINK, Map.of()).output()).isEqualToIgnoringNewLines("Shop: that in " + home);
    }

    @ParameterizedTest
    @CsvSource({
        "--kafka, SHOPSTREAM_KAFKA, kafka-hunter2, must be HOST:PORT",
        "--kafka, SHOPSTREAM_KAFKA, http://kafka-hunter2:9092, must be HOST:PORT",
        "--warehouse, SHOPSTREAM_WAREHOUSE_URL, jdbc:postgresql://db/shop?password=hunter2, without user and password",
        "--warehouse, SHOPSTREAM_WAREHOUSE_URL, jdbc:postgresql://me:hunter2@db/shop, without user and password",
        "--warehouse, SHOPSTREAM_WAREHOUSE_URL, jdbc:mysql://db/hunter2, without user and password",
        "--streams, SHOPSTREAM_STREAMS, 'http://one,http://me:hunter2@two', must be http or https addresses",
        "--streams, SHOPSTREAM_STREAMS, 'http://one,http://two/hunter2', must be http or https addresses",
        "--registry, SHOPSTREAM_REGISTRY, http://me:hunter2@registry/apis, without user",
        "--topic-prefix, SHOPSTREAM_TOPIC_PREFIX, hunter2*, 'letters, digits, dots and hyphens'",
    })
    void shouldNotRepeatAWrongAddress(String option, String variable, String text, String rule) {
        UnaryOperator<WhichShop> all = which -> which.needing(Part.KAFKA, Part.WAREHOUSE, Part.STREAMS, Part.REGISTRY)
                .andTopics();
        Map<String, String> right = Map.of(
                "SHOPSTREAM_KAFKA", "kafka:9092",
                "SHOPSTREAM_WAREHOUSE_URL", JDBC,
                "SHOPSTREAM_STREAMS", "https://one,https://two:8082/",
                "SHOPSTREAM_REGISTRY", "https://registry/apis/ccompat/v7");
        assertThat(reading(all, right).exitCode()).isZero();

        Probe wrongOption = reading(all, right, option + "=" + text);
        assertThat(wrongOption.exitCode()).isEqualTo(2);
        assertThat(wrongOption.output()).startsWith(option + " ").contains(rule).doesNotContain("hunter2");

        Map<String, String> wrong = new HashMap<>(right);
        wrong.put(variable, text);
        Probe wrongVariable = reading(all, wrong);
        assertThat(wrongVariable.exitCode()).isEqualTo(1);
        assertThat(wrongVariable.output())
                .contains("shopstream: " + variable + " ")
                .contains(rule)
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8084, false",
        "http://localhost, false",
        "http://[::1]:8084, false",
        "http://192.0.2.1:8084, true",
        "http://[2001:db8::1]:8084, true",
        "http://sink.invalid, true",
        "https://192.0.2.1, false",
    })
    void shouldWarnOfATokenThatCrossesANetworkUnencrypted(String address, boolean unencrypted) {
        String token = "t".repeat(32);
        String output = changing(SINK, Map.of("SHOPSTREAM_INTERNAL_TOKEN", token), "--sink=" + address)
                .output();

        assertThat(output.contains("Warning: " + address + " is not encrypted")).isEqualTo(unencrypted);
        assertThat(output).doesNotContain(token);
        assertThat(changing(SINK, Map.of(), "--sink=" + address).output()).doesNotContain("Warning");
    }

    @Test
    void shouldReadTheSettingsOfKafkaFromTheFileAndNotShowThem(@TempDir Path files) throws IOException {
        Path file = files.resolve("client.properties");
        Files.writeString(file, """
                security.protocol=SASL_SSL
                sasl.mechanism=PLAIN
                sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required password="hunter2";
                """);
        UnaryOperator<WhichShop> log = which -> which.needing(Part.KAFKA);

        Probe probe = changing(log, Map.of(), "--kafka=kafka.invalid:9093", "--kafka-config=" + file);

        assertThat(probe.shop().kafka().security()).containsEntry("security.protocol", "SASL_SSL");
        assertThat(probe.output()).contains(file + " (--kafka-config)").doesNotContain("hunter2");
        Probe none = changing(log, Map.of("SHOPSTREAM_KAFKA", "kafka.invalid:9093"), "--kafka-config=" + files + "/no");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.output()).contains("cannot be read");
    }
}
