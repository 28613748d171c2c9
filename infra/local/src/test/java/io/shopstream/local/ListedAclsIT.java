package io.shopstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.ApiApplication;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.host.Ports;
import io.shopstream.embedded.kafka.EmbeddedKafka;
import io.shopstream.embedded.kafka.SecuredListener;
import io.shopstream.embedded.postgres.PostgresServer;
import io.shopstream.local.acl.Denials;
import io.shopstream.local.acl.ListedAcls;
import io.shopstream.producer.ProducerApplication;
import io.shopstream.sink.SinkApplication;
import io.shopstream.streams.StreamsApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Services and commands have the rights in {@code infra/kafka/acls.tsv} and no others, and are denied nothing. */
@Tag("soak")
@Timeout(900)
class ListedAclsIT {
    private static final String PREFIX = "acl.";
    private static final String COPY = "acl2.";
    private static final String[] PRINCIPALS = {"streams", "sink", "producer", "api", "verify", "operator"};
    private static final String SAMPLE = "../../producer/src/test/resources/online-retail/online-retail-sample.csv";

    @TempDir
    static Path directory;

    private static final PostgresServer POSTGRES = SharedPlatform.get().postgres();
    private static final SecuredListener SECURED = new SecuredListener(
            Ports.free(),
            Stream.concat(Arrays.stream(PRINCIPALS), Stream.of("stranger"))
                    .collect(Collectors.toMap(Function.identity(), user -> "of" + user)));
    private static final int STREAMS_PORT = Ports.free();
    private static final int SINK_PORT = Ports.free();
    private static final int API_PORT = Ports.free();
    private static final int PRODUCER_PORT = Ports.free();

    private static Denials denials;
    private static EmbeddedKafka kafka;
    private static final List<ConfigurableApplicationContext> SERVICES = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        denials = new Denials();
        kafka = new EmbeddedKafka(directory.resolve("kafka"), Ports.free(), fault -> {}, SECURED);
        kafka.start();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            List<AclBinding> acls = new ArrayList<>(ListedAcls.bindings(PREFIX, PRINCIPALS));
            Stream.of(
                            AclOperation.CREATE,
                            AclOperation.READ,
                            AclOperation.WRITE,
                            AclOperation.DELETE,
                            AclOperation.DESCRIBE_CONFIGS)
                    .forEach(operation -> acls.add(ofCopy(operation)));
            admin.createAcls(acls).all().get();
        }
        POSTGRES.createDatabase("acl_warehouse");
        POSTGRES.createDatabase("acl_shop");
        SERVICES.add(StreamsApplication.start(settings(
                "streams",
                STREAMS_PORT,
                Map.of("shopstream.state-dir", directory.resolve("state").toString(), "shopstream.threads", 1))));
        SERVICES.add(SinkApplication.start(settings("sink", SINK_PORT, Map.of("shopstream.quality.every", "0"))));
        SERVICES.add(ProducerApplication.start(settings(
                "producer",
                PRODUCER_PORT,
                Map.of(
                        "shopstream.shop-database.url",
                        POSTGRES.jdbcUrl("acl_shop"),
                        "shopstream.capture.slot",
                        "acl",
                        "shopstream.history",
                        "small",
                        "shopstream.simulator.past-rate",
                        "0.08",
                        "shopstream.simulator.users",
                        200,
                        "shopstream.simulator.products",
                        50,
                        "shopstream.simulator.categories",
                        5,
                        "shopstream.simulator.campaigns",
                        2))));
        SERVICES.add(ApiApplication.start(settings("api", API_PORT, Map.of())));
    }

    private static AclBinding ofCopy(AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, COPY, PatternType.PREFIXED),
                new AccessControlEntry("User:operator", "*", operation, AclPermissionType.ALLOW));
    }

    private static Map<String, Object> settings(String user, int port, Map<String, Object> own) throws IOException {
        Map<String, Object> settings = new HashMap<>(own);
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", port);
        settings.put("shopstream.kafka", SECURED.bootstrapServers());
        settings.put("shopstream.kafka-config", clientProperties(user).toString());
        settings.put("shopstream.registry", SharedPlatform.get().registry().url());
        settings.put("shopstream.topic-prefix", PREFIX);
        settings.put("shopstream.warehouse.url", POSTGRES.jdbcUrl("acl_warehouse"));
        settings.put("shopstream.streams", "http://127.0.0.1:" + STREAMS_PORT);
        settings.put("shopstream.sink-url", "http://127.0.0.1:" + SINK_PORT);
        settings.put("springdoc.api-docs.enabled", user.equals("api"));
        settings.put("springdoc.swagger-ui.enabled", user.equals("api"));
        return settings;
    }

    private static Path clientProperties(String user) throws IOException {
        return Files.write(
                directory.resolve(user + ".properties"),
                SECURED.client(user).entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toList());
    }

    @AfterAll
    static void stop() {
        stopServices();
        kafka.close();
        denials.close();
    }

    private static void stopServices() {
        SERVICES.reversed().forEach(ConfigurableApplicationContext::close);
        SERVICES.clear();
    }

    private static Cli run(String user, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--kafka=" + SECURED.bootstrapServers());
        all.add("--kafka-config=" + clientProperties(user));
        return Cli.elsewhere(all.toArray(String[]::new));
    }

    private static String[] withViews(String... arguments) {
        return Stream.concat(
                        Arrays.stream(arguments),
                        Stream.of(
                                "--topic-prefix=" + PREFIX,
                                "--registry=" + SharedPlatform.get().registry().url(),
                                "--warehouse=" + POSTGRES.jdbcUrl("acl_warehouse"),
                                "--streams=http://127.0.0.1:" + STREAMS_PORT))
                .toArray(String[]::new);
    }

    @Test
    void shouldSufficeForServicesAndCommands() throws Exception {
        succeed(run("operator", withViews("import", SAMPLE)));
        replayARejectedRecord();
        succeed(Cli.elsewhere("rebuild", "--tables=orders", "--sink=http://127.0.0.1:" + SINK_PORT));
        Cli verified = run("verify", withViews("verify", "--shop-database=" + POSTGRES.jdbcUrl("acl_shop")));
        assertThat(verified.exitCode()).as(verified.output()).isZero();
        assertThat(verified.output()).contains("All compared values agree.");
        runTheQualityChecks();
        forgetAUser();
        Cli status = Cli.elsewhere("status", "--api-port=" + API_PORT);
        assertThat(status.output()).contains(PREFIX + "shop.orders.v1");
        assertThat(denials.all()).isEmpty();

        Cli refused = run("stranger", withViews("verify"));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("Not authorized");
        assertThat(denials.of("stranger")).isNotEmpty();

        stopServices();
        Cli reset = run("operator", "streams", "reset", "--topic-prefix=" + PREFIX);
        succeed(reset);
        assertThat(reset.output()).contains("deleted topic " + PREFIX + "shop-streams-", "deleted group " + PREFIX);
        succeed(run("operator", "repartition", "--partitions=2", "--from-prefix=" + PREFIX, "--prefix=" + COPY));
        for (String principal : PRINCIPALS) {
            assertThat(denials.of(principal)).isEmpty();
        }
    }

    private static void replayARejectedRecord() throws Exception {
        try (Producer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(PREFIX + "shop.orders.v1", "garbage", "garbage"))
                    .get();
        }
        String warehouse = "--warehouse=" + POSTGRES.jdbcUrl("acl_warehouse");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Cli.elsewhere("dead-letters", "list", "--reason=not-wire-format", warehouse)
                        .output()
                        .contains("1 of 1 shown"));
        Cli replayed = run(
                "operator",
                "dead-letters",
                "replay",
                "--reason=not-wire-format",
                "--yes",
                "--topic-prefix=" + PREFIX,
                "--registry=" + SharedPlatform.get().registry().url(),
                warehouse);
        succeed(replayed);
        assertThat(replayed.output()).contains("rejected records sent again.").doesNotContain("0 of");
    }

    private static void forgetAUser() throws Exception {
        String user;
        try (Connection connection = DriverManager.getConnection(POSTGRES.jdbcUrl("acl_warehouse"), "shop_api", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select user_id from warehouse.users where email is not null order by user_id limit 1")) {
            row.next();
            user = row.getString(1);
        }
        Cli forgotten = run(
                "operator",
                withViews(
                        "forget",
                        user,
                        "--compact",
                        "--sink=http://127.0.0.1:" + SINK_PORT,
                        "--producer=http://127.0.0.1:" + PRODUCER_PORT));
        succeed(forgotten);
        assertThat(forgotten.output()).contains("Compacted: ");
    }

    private static void runTheQualityChecks() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SINK_PORT + "/sink/quality"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isBetween(200, 202);
        }
        try (Connection connection = DriverManager.getConnection(POSTGRES.jdbcUrl("acl_warehouse"), "shop_api", "");
                Statement statement = connection.createStatement()) {
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                try (ResultSet row = statement.executeQuery("select count(*) from ops.quality_checks")) {
                    row.next();
                    assertThat(row.getInt(1)).isPositive();
                }
            });
        }
    }

    private static void succeed(Cli run) {
        assertThat(run.exitCode()).as(run.output()).isZero();
    }
}
