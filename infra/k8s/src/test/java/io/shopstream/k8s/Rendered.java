package io.shopstream.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopstream.k8s.model.StrictModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** The objects that an overlay is rendered to. */
record Rendered(List<JsonNode> objects) {
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "CronJob", "Job");

    static Rendered of(String yaml) {
        List<JsonNode> objects = new ArrayList<>();
        new Yaml().loadAll(yaml).forEach(object -> objects.add(StrictModels.tree(object)));
        return new Rendered(List.copyOf(objects));
    }

    List<JsonNode> kind(String kind) {
        return objects.stream().filter(object -> kind(object).equals(kind)).toList();
    }

    /** The object of this kind with this name. */
    JsonNode only(String kind, String name) {
        return objects.stream()
                .filter(object -> kind(object).equals(kind) && name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
    }

    /** Everything that runs pods of ours. */
    List<Workload> workloads() {
        return objects.stream()
                .filter(object -> WORKLOADS.contains(kind(object)))
                .map(object -> new Workload(
                        kind(object),
                        name(object),
                        object.path("spec"),
                        kind(object).equals("CronJob")
                                ? object.at("/spec/jobTemplate/spec/template")
                                : object.at("/spec/template")))
                .toList();
    }

    /** The variables that the container gets from a map of settings. */
    Map<String, String> shared(JsonNode container) {
        Map<String, String> variables = new TreeMap<>();
        container.path("envFrom").forEach(source -> data(source.at("/configMapRef/name")
                        .asText())
                .forEach(variables::put));
        return variables;
    }

    /** The variables that the container gets by name. Those that come from a secret or the pod have the value "". */
    Map<String, String> own(JsonNode container) {
        Map<String, String> variables = new TreeMap<>();
        container.path("env").forEach(variable -> {
            JsonNode reference = variable.at("/valueFrom/configMapKeyRef");
            variables.put(
                    variable.path("name").asText(),
                    reference.isMissingNode()
                            ? variable.path("value").asText()
                            : data(reference.path("name").asText())
                                    .getOrDefault(reference.path("key").asText(), "missing"));
        });
        return variables;
    }

    private Map<String, String> data(String configMap) {
        Map<String, String> data = new TreeMap<>();
        only("ConfigMap", configMap)
                .path("data")
                .properties()
                .forEach(entry -> data.put(entry.getKey(), entry.getValue().asText()));
        return data;
    }

    static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
