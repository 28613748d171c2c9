package io.shopstream.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What runs pods.
 *
 * @param spec of the object
 * @param template of its pods
 */
record Workload(String kind, String name, JsonNode spec, JsonNode template) {
    private static final String OURS = "(?:.*/)?shopstream/";

    JsonNode pod() {
        return template.path("spec");
    }

    Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        template.at("/metadata/labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    /** There is one in every pod. */
    JsonNode container() {
        List<JsonNode> containers = Rendered.each(pod().path("containers")).toList();
        if (containers.size() != 1 || pod().has("initContainers")) {
            throw new AssertionError(name + " has other than one container");
        }
        return containers.getFirst();
    }

    /** The service of shopstream that it runs, if it does. */
    Optional<Service> service() {
        return Stream.of(Service.values())
                .filter(service -> image().matches(OURS + service.label() + ":.*"))
                .findFirst();
    }

    boolean runsCommand() {
        return image().matches(OURS + "cli:.*");
    }

    boolean isOurs() {
        return runsCommand() || service().isPresent();
    }

    private String image() {
        return container().path("image").asText().toLowerCase(Locale.ROOT);
    }

    /** Whether it goes where this variable says: of the settings that all share, each reads some. */
    boolean reads(String variable) {
        if (runsCommand()) {
            // That of Metabase tells Metabase where the warehouse is, and commands serve no https.
            return !variable.matches("SHOPSTREAM_TLS_(CERTIFICATE|KEY)")
                    && !(name.equals("metabase-setup") && variable.equals("SHOPSTREAM_WAREHOUSE_URL"));
        }
        return service()
                .map(service -> service.settings().containsKey(variable.replaceFirst("_FILE$", "")))
                .orElse(true);
    }

    /** Numbers of the container's ports, by name. */
    Map<String, Integer> ports() {
        Map<String, Integer> ports = new TreeMap<>();
        container()
                .path("ports")
                .forEach(port -> ports.put(
                        port.path("name").asText(), port.path("containerPort").asInt()));
        return ports;
    }
}
