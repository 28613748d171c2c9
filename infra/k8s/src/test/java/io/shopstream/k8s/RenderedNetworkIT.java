package io.shopstream.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every address in a setting exists, under a name that the other side answers to, and policies open both ends of the way;
 * no policy opens a way that no setting needs.
 */
@Tag("kubernetes")
class RenderedNetworkIT {
    private static final String OVERLAYS = "io.shopstream.k8s.Kubectl#overlays";
    private static final Pattern ADDRESS =
            Pattern.compile("(?:(https?)://|jdbc:postgresql://|(?<![\\w./:]))([a-z][a-z0-9.-]*):(\\d+)");

    /** @param scheme null for other protocols */
    private record Address(@Nullable String scheme, String host, int port) {
        /** The service of Kubernetes in a name such as {@code streams-0.streams}. */
        String service() {
            return host.substring(host.lastIndexOf('.') + 1);
        }
    }

    @BeforeAll
    static void needKubectl() {
        Kubectl.assumeRecent();
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldReachWhatTheSettingsName(String overlay) {
        Rendered rendered = Kubectl.overlay(overlay);
        Set<String> ways = new TreeSet<>();
        for (Workload from : rendered.workloads()) {
            for (Address address : addresses(rendered, from)) {
                if (address.host().equals("shop-kafka-bootstrap")) {
                    assertThat(opensKafka(rendered, from, address.port()))
                            .as("%s to Kafka", from.name())
                            .isTrue();
                } else if (address.host().contains(".example.org")) {
                    assertThat(opens(rendered, "Egress", from.labels(), Map.of(), address.port()))
                            .as("%s to %s", from.name(), address)
                            .isTrue();
                } else {
                    Workload to = target(rendered, address);
                    assertThat(opens(rendered, "Egress", from.labels(), to.labels(), address.port()))
                            .as("%s may ask %s", from.name(), address)
                            .isTrue();
                    assertThat(opens(rendered, "Ingress", to.labels(), from.labels(), address.port()))
                            .as("%s may be asked by %s", address, from.name())
                            .isTrue();
                    ways.add(from.labels().get("app.kubernetes.io/name") + " " + to.name() + " " + address.port());
                }
            }
        }
        ways.addAll(waysOfStreams(rendered));
        assertThat(ways).isEqualTo(openWays(rendered));
    }

    /** Instances of streams ask each other, and whoever asks one generation will ask the next, by no setting here. */
    private static Set<String> waysOfStreams(Rendered rendered) {
        List<String> streams = rendered.workloads().stream()
                .filter(workload ->
                        workload.service().filter(Service.STREAMS::equals).isPresent())
                .map(Workload::name)
                .toList();
        List<String> clients = Stream.concat(streams.stream(), Stream.of("api", "commands", "sink"))
                .toList();
        return clients.stream()
                .flatMap(client -> streams.stream().map(server -> client + " " + server + " " + Service.STREAMS.port()))
                .collect(Collectors.toSet());
    }

    /** What policies open on both ends, with a selector of pods. */
    private static Set<String> openWays(Rendered rendered) {
        Set<String> ways = new TreeSet<>();
        for (Workload from : rendered.workloads()) {
            for (Workload to : rendered.workloads()) {
                for (int port : to.ports().values()) {
                    if (opens(rendered, "Egress", from.labels(), to.labels(), port)
                            && opens(rendered, "Ingress", to.labels(), from.labels(), port)) {
                        ways.add(from.labels().get("app.kubernetes.io/name") + " " + to.name() + " " + port);
                    }
                }
            }
        }
        return ways;
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldShutEveryPodOfTheShop(String overlay) {
        Rendered rendered = Kubectl.overlay(overlay);
        JsonNode shut = rendered.only("NetworkPolicy", "names-only").path("spec");
        assertThat(shut.path("policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
        assertThat(rendered.workloads())
                .allSatisfy(workload -> assertThat(selects(shut.path("podSelector"), workload.labels()))
                        .as(workload.name())
                        .isTrue());
    }

    /** Metrics are open at the port of management: to one namespace, and to no pod of this one. */
    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void shouldShowMetricsToTheNamespaceOfPrometheus(String overlay) {
        Rendered rendered = Kubectl.overlay(overlay);
        for (Workload workload : rendered.workloads()) {
            if (workload.service().isPresent()) {
                int port = Objects.requireNonNull(workload.ports().get("management"));
                assertThat(rules(rendered, "Ingress", workload.labels(), port)
                                .flatMap(rule -> Rendered.each(rule.path("from")))
                                .map(peer -> peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                                        .asText()))
                        .as(workload.name())
                        .containsExactly("monitoring");
            }
        }
    }

    private static List<Address> addresses(Rendered rendered, Workload workload) {
        List<Address> addresses = new ArrayList<>();
        Stream.of(rendered.own(workload.container()), rendered.shared(workload.container()))
                .flatMap(variables -> variables.entrySet().stream())
                // Where browsers reach the API is an address of theirs, and its own is where others ask.
                .filter(variable ->
                        !Set.of("SHOPSTREAM_LINKS", "SHOPSTREAM_STREAMS_SERVER").contains(variable.getKey()))
                .filter(variable -> workload.reads(variable.getKey()))
                .forEach(variable -> {
                    Matcher matcher = ADDRESS.matcher(variable.getValue());
                    while (matcher.find()) {
                        addresses.add(
                                new Address(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3))));
                    }
                });
        return addresses;
    }

    private static Workload target(Rendered rendered, Address address) {
        JsonNode service = rendered.only("Service", address.service());
        Workload target = rendered.workloads().stream()
                .filter(workload -> selectedBy(service.at("/spec/selector"), workload.labels()))
                .filter(workload ->
                        !address.host().contains(".") || address.host().matches(workload.name() + "-\\d+\\..*"))
                .findFirst()
                .orElseThrow();
        assertThat(Rendered.each(service.at("/spec/ports"))
                        .map(port -> port.path("port").asInt()))
                .as(address.toString())
                .contains(address.port());
        // No Service translates a port: policies and headless services see that of the pod.
        assertThat(target.ports()).as(address.toString()).containsValue(address.port());
        if (address.host().contains(".")) {
            assertThat(service.at("/spec/clusterIP").asText()).isEqualTo("None");
            assertThat(target.spec().path("serviceName").asText()).isEqualTo(address.service());
        }
        if (address.scheme() != null) {
            String probed =
                    target.container().at("/readinessProbe/httpGet/scheme").asText("HTTP");
            assertThat(address.scheme()).as(address.toString()).isEqualToIgnoringCase(probed);
        }
        target.service().ifPresent(ours -> assertThat(List.of(rendered.own(target.container())
                        .getOrDefault("SHOPSTREAM_ALLOWED_HOSTS", "")
                        .split(",")))
                .as("names of %s", target.name())
                .contains(address.host().replaceFirst("^" + target.name() + "-\\d+\\.", "\\$(POD_NAME).")));
        return target;
    }

    private static boolean opensKafka(Rendered rendered, Workload from, int port) {
        Map<String, String> kafka = Map.of("strimzi.io/cluster", "shop", "strimzi.io/name", "shop-kafka");
        JsonNode listener = rendered.only("Kafka", "shop").at("/spec/kafka/listeners/0");
        assertThat(listener.path("port").asInt()).isEqualTo(port);
        return opens(rendered, "Egress", from.labels(), kafka, port)
                && Rendered.each(listener.path("networkPolicyPeers"))
                        .anyMatch(peer -> peer.has("podSelector") && selects(peer.path("podSelector"), from.labels()));
    }

    /** Whether a policy lets pods with the one labels ask, or be asked by, those with the others. */
    private static boolean opens(
            Rendered rendered, String direction, Map<String, String> pod, Map<String, String> other, int port) {
        boolean egress = direction.equals("Egress");
        return rules(rendered, direction, pod, port).anyMatch(rule -> {
            Optional<JsonNode> peers = Optional.of(rule.path(egress ? "to" : "from"));
            return peers.get().isMissingNode()
                    || Rendered.each(peers.get())
                            .anyMatch(
                                    peer -> !peer.has("namespaceSelector") && selects(peer.path("podSelector"), other));
        });
    }

    /** The rules for pods with these labels that have this port. */
    private static Stream<JsonNode> rules(Rendered rendered, String direction, Map<String, String> pod, int port) {
        return rendered.kind("NetworkPolicy").stream()
                .map(policy -> policy.path("spec"))
                .filter(spec -> spec.path("policyTypes").toString().contains(direction))
                .filter(spec -> selects(spec.path("podSelector"), pod))
                .flatMap(spec -> Rendered.each(spec.path(direction.equals("Egress") ? "egress" : "ingress")))
                .filter(rule -> Rendered.each(rule.path("ports"))
                        .anyMatch(open -> open.path("port").asInt() == port));
    }

    private static boolean selects(JsonNode selector, Map<String, String> labels) {
        return selectedBy(selector.path("matchLabels"), labels)
                && Rendered.each(selector.path("matchExpressions")).allMatch(expression -> Rendered.each(
                                expression.path("values"))
                        .anyMatch(value -> value.asText()
                                .equals(labels.get(expression.path("key").asText()))));
    }

    private static boolean selectedBy(JsonNode wanted, Map<String, String> labels) {
        return wanted.properties().stream()
                .allMatch(label -> label.getValue().asText().equals(labels.get(label.getKey())));
    }
}
