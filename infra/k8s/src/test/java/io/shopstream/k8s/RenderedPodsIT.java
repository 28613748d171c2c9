package io.shopstream.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pods pass the restricted standard, can write where their image writes, and may be moved one at a time. */
@Tag("kubernetes")
class RenderedPodsIT {
    private static final String OVERLAYS = "io.shopstream.k8s.Kubectl#overlays";
    private static final Pattern USER = Pattern.compile("(?m)^USER (\\d+):\\d+$");
    private static final Pattern VOLUME = Pattern.compile("(?m)^VOLUME (\\S+)$");

    @BeforeAll
    static void needKubectl() {
        Kubectl.assumeRecent();
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldPassTheRestrictedStandard(String overlay) {
        Rendered rendered = Kubectl.overlay(overlay);
        assertThat(Repository.text("infra/k8s/base/namespace.yaml"))
                .contains("pod-security.kubernetes.io/enforce: restricted");
        for (Workload workload : rendered.workloads()) {
            restricted(
                    workload.name(),
                    workload.pod().path("securityContext"),
                    List.of(workload.container().path("securityContext")));
            assertThat(workload.pod().path("automountServiceAccountToken").asText())
                    .as(workload.name())
                    .isEqualTo("false");
            // Variables of Kubernetes for its services would look like settings of ours.
            assertThat(workload.pod().path("enableServiceLinks").asText())
                    .as(workload.name())
                    .isEqualTo("false");
            assertThat(Stream.of("hostNetwork", "hostPID", "hostIPC").filter(workload.pod()::has))
                    .isEmpty();
            assertThat(Rendered.each(workload.pod().path("volumes"))
                            .flatMap(volume -> volume.propertyStream().map(entry -> entry.getKey())))
                    .as(workload.name())
                    .isSubsetOf("name", "configMap", "emptyDir", "persistentVolumeClaim", "projected", "secret");
        }
        JsonNode operator = rendered.only("Kafka", "shop").at("/spec/entityOperator/template");
        restricted(
                "entity operator",
                operator.at("/pod/securityContext"),
                List.of(
                        operator.at("/topicOperatorContainer/securityContext"),
                        operator.at("/userOperatorContainer/securityContext")));
        JsonNode nodes = rendered.only("KafkaNodePool", "nodes").at("/spec/template");
        restricted(
                "nodes of Kafka",
                nodes.at("/pod/securityContext"),
                List.of(nodes.at("/kafkaContainer/securityContext")));
    }

    private static void restricted(String name, JsonNode pod, List<JsonNode> containers) {
        assertThat(pod.path("runAsNonRoot").asBoolean()).as(name).isTrue();
        assertThat(pod.path("runAsUser").asInt(1)).as(name).isPositive();
        assertThat(pod.at("/seccompProfile/type").asText()).as(name).isEqualTo("RuntimeDefault");
        assertThat(containers).allSatisfy(container -> {
            assertThat(container.path("allowPrivilegeEscalation").asText())
                    .as(name)
                    .isEqualTo("false");
            assertThat(container.at("/capabilities/drop").toString()).as(name).isEqualTo("[\"ALL\"]");
            assertThat(container.at("/capabilities").has("add")).as(name).isFalse();
            assertThat(container.path("privileged").asBoolean()).as(name).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldRunOurImagesAsTheirUserWithAReadOnlyRoot(String overlay) {
        String dockerfile = Repository.text("infra/docker/Dockerfile");
        Set<String> users = Service.found(USER, dockerfile);
        users.remove("0");
        assertThat(users).hasSize(1);
        Set<String> volumes = Service.found(VOLUME, dockerfile);
        assertThat(volumes).containsExactly("/var/lib/shopstream");
        for (Workload workload : Kubectl.overlay(overlay).workloads()) {
            if (workload.isOurs()) {
                JsonNode security = workload.pod().path("securityContext");
                assertThat(Stream.of("runAsUser", "runAsGroup", "fsGroup")
                                .map(key -> security.path(key).asText())
                                .collect(Collectors.toSet()))
                        .as(workload.name())
                        .isEqualTo(users);
                assertThat(workload.container()
                                .at("/securityContext/readOnlyRootFilesystem")
                                .asBoolean())
                        .as(workload.name())
                        .isTrue();
                assertThat(writable(workload)).as(workload.name()).contains("/tmp");
            }
        }
        assertThat(writable(workload(overlay, "streams"))).containsAll(volumes);
    }

    private static Workload workload(String overlay, String name) {
        return Kubectl.overlay(overlay).workloads().stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> writable(Workload workload) {
        return Rendered.each(workload.container().path("volumeMounts"))
                .filter(mount -> !mount.path("readOnly").asBoolean())
                .map(mount -> mount.path("mountPath").asText())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldMountEveryVolumeThatIsNamed(String overlay) {
        for (Workload workload : Kubectl.overlay(overlay).workloads()) {
            Set<String> volumes = Stream.concat(
                            Rendered.each(workload.pod().path("volumes"))
                                    .map(volume -> volume.path("name").asText()),
                            Rendered.each(workload.spec().path("volumeClaimTemplates"))
                                    .map(Rendered::name))
                    .collect(Collectors.toSet());
            assertThat(Rendered.each(workload.container().path("volumeMounts"))
                            .map(mount -> mount.path("name").asText()))
                    .as(workload.name())
                    .containsExactlyInAnyOrderElementsOf(volumes);
        }
    }

    /** A service stops within 30 s; before that, preStop waits. */
    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldLeaveServicesTimeToStop(String overlay) {
        for (Workload workload : Kubectl.overlay(overlay).workloads()) {
            if (workload.service().isPresent()) {
                int pause = workload.container()
                        .at("/lifecycle/preStop/sleep/seconds")
                        .asInt();
                assertThat(pause).as(workload.name()).isPositive();
                assertThat(workload.pod().path("terminationGracePeriodSeconds").asInt())
                        .as(workload.name())
                        .isGreaterThanOrEqualTo(40 + pause);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldLetEveryServiceBeMovedOneAtATime(String overlay) {
        Rendered rendered = Kubectl.overlay(overlay);
        for (Workload workload : rendered.workloads()) {
            if (workload.service().isPresent()) {
                JsonNode budget = rendered.only("PodDisruptionBudget", workload.name());
                assertThat(budget.at("/spec/maxUnavailable").asInt()).isEqualTo(1);
                assertThat(budget.at("/spec/selector"))
                        .isEqualTo(workload.spec().path("selector"));
                JsonNode labels = workload.template().at("/metadata/labels");
                workload.spec().at("/selector/matchLabels").properties().forEach(label -> assertThat(
                                labels.path(label.getKey()))
                        .as(workload.name())
                        .isEqualTo(label.getValue()));
                assertThat(workload.container().at("/resources/limits/memory").asText())
                        .endsWith("Mi");
            }
        }
    }
}
