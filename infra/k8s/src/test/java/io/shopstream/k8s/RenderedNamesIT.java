package io.shopstream.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.runtime.application.ApplicationId;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every overlay knows the variables, ports, topics, roles and health paths of the code, and no others. */
@Tag("kubernetes")
class RenderedNamesIT {
    private static final String OVERLAYS = "io.shopstream.k8s.Kubectl#overlays";
    private static final Pattern OUR_VARIABLE = Pattern.compile("SHOPSTREAM_.*");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\((\\w+)\\)");

    @BeforeAll
    static void needKubectl() {
        Kubectl.assumeRecent();
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldSetTheVariablesThatTheCodeReads(String overlay) {
        Rendered rendered = Kubectl.overlay(overlay);
        Set<Service> seen = new HashSet<>();
        for (Workload workload : rendered.workloads()) {
            Set<String> own = ours(rendered.own(workload.container()));
            Set<String> shared = ours(rendered.shared(workload.container()));
            if (workload.runsCommand()) {
                Variables.checkCommand(workload.name(), own, shared);
            } else if (workload.service().isPresent()) {
                Service service = workload.service().get();
                Variables.check(workload.name(), service, own, shared);
                seen.add(service);
            } else {
                assertThat(Stream.concat(own.stream(), shared.stream()))
                        .as(workload.name())
                        .isEmpty();
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Service.values());
    }

    /** Kubernetes replaces $(NAME) only if NAME stands before it in the list; otherwise the text stays as it is. */
    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldDefineEveryVariableBeforeItsUse(String overlay) {
        for (Workload workload : Kubectl.overlay(overlay).workloads()) {
            Set<String> defined = new HashSet<>();
            workload.container().path("env").forEach(variable -> {
                assertThat(defined)
                        .as(workload.name())
                        .containsAll(
                                Service.found(REFERENCE, variable.path("value").asText()));
                assertThat(defined.add(variable.path("name").asText()))
                        .as("%s twice in %s", variable.path("name"), workload.name())
                        .isTrue();
            });
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldListenWhereTheCodeListens(String overlay) {
        Rendered rendered = Kubectl.overlay(overlay);
        for (Workload workload : rendered.workloads()) {
            workload.service().ifPresent(service -> {
                Map<String, String> own = rendered.own(workload.container());
                int management = Integer.parseInt(own.getOrDefault("SHOPSTREAM_MANAGEMENT_PORT", "0"));
                assertThat(workload.ports())
                        .as(workload.name())
                        .isEqualTo(new TreeMap<>(Map.of("http", service.port(), "management", management)));
                assertThat(management).isEqualTo(composed(service)).isEqualTo(scraped(service));
                // A headless service leads to the port of the pod, whatever targetPort says.
                JsonNode port = rendered.only("Service", service.label()).at("/spec/ports/0");
                assertThat(port.path("port").asInt()).isEqualTo(service.port());
                assertThat(port.path("targetPort").asText()).isEqualTo("http");
            });
        }
    }

    /** Peers ask an instance by its own name, at its port; each generation has another name and another set of topics. */
    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldGiveEveryInstanceOfStreamsItsOwnAddress(String overlay) {
        Rendered rendered = Kubectl.overlay(overlay);
        Set<String> generations = new HashSet<>();
        List<Workload> all = rendered.workloads().stream()
                .filter(workload ->
                        workload.service().filter(Service.STREAMS::equals).isPresent())
                .toList();
        for (Workload streams : all) {
            Map<String, String> own = rendered.own(streams.container());
            assertThat(own).containsEntry("SHOPSTREAM_STREAMS_SERVER", "$(POD_NAME).streams:" + Service.STREAMS.port());
            assertThat(streams.kind()).isEqualTo("StatefulSet");
            assertThat(streams.spec().path("serviceName").asText()).isEqualTo("streams");
            JsonNode service = rendered.only("Service", "streams").path("spec");
            assertThat(service.path("clusterIP").asText()).isEqualTo("None");
            assertThat(service.path("publishNotReadyAddresses").asBoolean()).isTrue();
            service.path("selector").properties().forEach(label -> assertThat(streams.labels())
                    .containsEntry(label.getKey(), label.getValue().asText()));
            // A standby needs another instance to be on.
            int standbys = Integer.parseInt(own.getOrDefault("SHOPSTREAM_STREAMS_STANDBYS", "0"));
            String generation = own.getOrDefault("SHOPSTREAM_STREAMS_GENERATION", "");
            if (overlay.equals(Kubectl.TAKEOVER) && generation.isEmpty()) {
                assertThat(streams.spec().path("replicas").asInt(-1)).isZero();
            } else {
                assertThat(streams.spec().path("replicas").asInt())
                        .as(streams.name())
                        .isGreaterThan(standbys);
            }
            assertThat(generations.add(generation)).isTrue();
            checkInternalTopics(rendered, generation);
        }
        assertThat(generations)
                .hasSize(Set.of(Kubectl.UPGRADE, Kubectl.TAKEOVER).contains(overlay) ? 2 : 1);
    }

    /** Kafka Streams puts the application id and a hyphen before the names of its own topics. */
    private static void checkInternalTopics(Rendered rendered, String generation) {
        String prefix = ApplicationId.of(Topics.standard(), generation) + "-";
        Map.of("streams", "Create,Read,Write,Delete", "sink", "Describe", "verify", "Describe", "operator", "Delete")
                .forEach((user, operations) -> assertThat(Rendered.each(
                                        rendered.only("KafkaUser", user).at("/spec/authorization/acls"))
                                .filter(acl -> acl.at("/resource/name").asText().equals(prefix)
                                        && acl.at("/resource/patternType")
                                                .asText()
                                                .equals("prefix"))
                                .map(acl -> Rendered.each(acl.path("operations"))
                                        .map(JsonNode::asText)
                                        .collect(Collectors.joining(","))))
                        .as("rights of %s on %s*", user, prefix)
                        .containsExactly(operations));
    }

    private static int composed(Service service) {
        return Integer.parseInt(
                Objects.requireNonNull(Compose.containers("compose.yaml").get(service.label()))
                        .environment()
                        .getOrDefault("SHOPSTREAM_MANAGEMENT_PORT", "0"));
    }

    private static int scraped(Service service) {
        Set<String> ports = Service.found(
                Pattern.compile("\"" + service.label() + ":(\\d+)\""), Repository.text("infra/compose/prometheus.yml"));
        assertThat(ports).hasSize(1);
        return Integer.parseInt(ports.iterator().next());
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldProbeThePathsThatTheCodeAnswers(String overlay) {
        for (Workload workload : Kubectl.overlay(overlay).workloads()) {
            workload.service().ifPresent(service -> {
                JsonNode container = workload.container();
                assertThat(path(container, "startupProbe")).isEqualTo("/actuator/health/liveness");
                assertThat(path(container, "livenessProbe")).isEqualTo("/actuator/health/liveness");
                assertThat(path(container, "readinessProbe")).isEqualTo("/actuator/health/readiness");
                assertThat(service.healthPaths()).contains("/actuator/health/liveness", "/actuator/health/readiness");
            });
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldAskTheRegistryWhereTheCodeDoes(String overlay) {
        Rendered rendered = Kubectl.overlay(overlay);
        String path =
                registryPath(Objects.requireNonNull(Service.SINK.settings().get("SHOPSTREAM_REGISTRY")));
        Workload sink = rendered.workloads().stream()
                .filter(workload -> workload.name().equals("sink"))
                .findFirst()
                .orElseThrow();
        assertThat(registryPath(
                        Objects.requireNonNull(rendered.shared(sink.container()).get("SHOPSTREAM_REGISTRY"))))
                .isEqualTo(path);
        assertThat(rendered.only("Deployment", "registry")
                        .at("/spec/template/spec/containers/0/readinessProbe/httpGet/path")
                        .asText())
                .startsWith(path + "/");
    }

    private static String registryPath(String address) {
        return URI.create(address).getPath();
    }

    private static String path(JsonNode container, String probe) {
        assertThat(container.at("/" + probe + "/httpGet/port").asText()).isEqualTo("http");
        return container.at("/" + probe + "/httpGet/path").asText();
    }

    /** The number is in one setting; the topic of change capture has one partition whatever it says. */
    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldGiveAllTopicsThePartitionsOfTheSetting(String overlay) {
        Rendered rendered = Kubectl.overlay(overlay);
        String partitions = rendered.shared(rendered.workloads().stream()
                        .filter(workload -> workload.service().isPresent())
                        .findFirst()
                        .orElseThrow()
                        .container())
                .get("SHOPSTREAM_PARTITIONS");
        List<JsonNode> topics = rendered.kind("KafkaTopic");
        assertThat(topics).hasSizeGreaterThan(10).allSatisfy(topic -> assertThat(
                        topic.at("/spec/partitions").asText())
                .as(Rendered.name(topic))
                .isEqualTo(Rendered.name(topic).equals("shop.capture-offsets.v1") ? "1" : partitions));
        rendered.kind("ScaledObject")
                .forEach(sink ->
                        assertThat(sink.at("/spec/maxReplicaCount").asText()).isEqualTo(partitions));
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldUseRolesThatAreMade(String overlay) {
        Rendered rendered = Kubectl.overlay(overlay);
        Set<String> used = rendered.workloads().stream()
                .flatMap(workload ->
                        Stream.of(rendered.own(workload.container()), rendered.shared(workload.container())))
                .flatMap(variables -> variables.entrySet().stream())
                .filter(
                        variable -> variable.getKey()
                                .matches(
                                        "SHOPSTREAM_(WAREHOUSE|SHOP_DATABASE)(_OWNER)?_USER|APICURIO_DATASOURCE_USERNAME|MB_DB_USER"))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        assertThat(used).contains("shop_sink", "shop_owner", "shop_api", "shop_producer", "registry");
        assertThat(used).isSubsetOf(Repository.rolesOfTheScript());
        // Each role has a password in the server of the cluster, and in the README's list for a managed one.
        assertThat(Repository.rolesOfTheScript())
                .allSatisfy(role -> assertThat(Repository.text("infra/k8s/managed-postgres.sql"))
                        .contains("create role " + role + " "));
    }

    @Test
    void shouldScaleByTheGroupsOfTheSink() {
        Rendered rendered = Kubectl.overlay("production");
        assertThat(rendered.kind("ScaledObject")).hasSize(1).allSatisfy(object -> {
            assertThat(Rendered.each(object.at("/spec/triggers")).map(trigger -> trigger.at("/metadata/consumerGroup")
                            .asText()))
                    .containsExactlyInAnyOrder(ConsumerGroups.SINK_FACTS, ConsumerGroups.SINK_MARTS);
            JsonNode target = object.at("/spec/scaleTargetRef");
            // Its number must be nobody else's.
            assertThat(rendered.only(
                                    target.path("kind").asText(),
                                    target.path("name").asText())
                            .path("spec")
                            .has("replicas"))
                    .isFalse();
            Rendered.each(object.at("/spec/triggers")).forEach(trigger -> assertThat(
                            trigger.at("/metadata/bootstrapServers").asText())
                    .isEqualTo(Rendered.name(rendered.kind("Kafka").getFirst())
                            + "-kafka-bootstrap."
                            + object.at("/metadata/namespace").asText() + ".svc:9093"));
        });
    }

    private static Set<String> ours(Map<String, String> variables) {
        return variables.keySet().stream()
                .filter(name -> OUR_VARIABLE.matcher(name).matches())
                .collect(Collectors.toSet());
    }
}
