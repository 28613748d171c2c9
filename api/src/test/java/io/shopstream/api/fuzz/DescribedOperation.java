package io.shopstream.api.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the OpenAPI document.
 *
 * @param bodies an example of the request body by media type
 * @param statuses that the document describes
 * @param problems the codes of the problems that it lists
 */
record DescribedOperation(
        String method,
        String path,
        List<Parameter> parameters,
        Map<String, String> bodies,
        Set<String> statuses,
        Set<String> problems) {

    /** @param in {@code path}, {@code query} or {@code header} */
    record Parameter(String name, String in, boolean required, String example) {}

    static List<DescribedOperation> of(JsonNode document) {
        List<DescribedOperation> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    String name = method.getKey().toUpperCase(Locale.ROOT);
                    operations.add(of(name, path.getKey(), method.getValue()));
                }));
        return operations;
    }

    private static DescribedOperation of(String method, String path, JsonNode operation) {
        List<Parameter> parameters = operation
                .path("parameters")
                .valueStream()
                .map(parameter -> new Parameter(
                        parameter.get("name").stringValue(),
                        parameter.get("in").stringValue(),
                        parameter.path("required").asBoolean(false),
                        parameter.path("example").asString("x")))
                .toList();
        Map<String, String> bodies = new HashMap<>();
        operation.at("/requestBody/content").properties().forEach(type -> bodies.put(type.getKey(), body(type)));
        return new DescribedOperation(
                method,
                path,
                parameters,
                bodies,
                new HashSet<>(operation.get("responses").propertyNames()),
                operation
                        .path("x-problem-codes")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .collect(Collectors.toSet()));
    }

    private static String body(Map.Entry<String, JsonNode> type) {
        JsonNode example = type.getValue().has("example")
                ? type.getValue().get("example")
                : type.getValue().path("examples").iterator().next().get("value");
        return example.isString() ? example.stringValue() : example.toString();
    }

    String name() {
        return method + " " + path;
    }
}
