package io.shopstream.api.fuzz;

import io.shopstream.api.fuzz.DescribedOperation.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One request.
 *
 * @param target path and query, percent-encoded
 * @param headers lines beside those that every request has
 * @param body empty for none
 */
record HostileCall(DescribedOperation operation, String target, List<String> headers, String body) {
    private static final int SHOWN = 300;

    /** With these values of parameters and the examples of the other required ones. */
    static HostileCall withParameters(DescribedOperation operation, Map<Parameter, List<String>> values) {
        Map<Parameter, List<String>> all = new LinkedHashMap<>();
        operation.parameters().stream()
                .filter(Parameter::required)
                .forEach(parameter -> all.put(parameter, List.of(parameter.example())));
        all.putAll(values);
        String path = operation.path();
        for (Map.Entry<Parameter, List<String>> value : all.entrySet()) {
            path = path.replace(
                    "{" + value.getKey().name() + "}", value.getValue().getFirst());
        }
        String query = all.entrySet().stream()
                .filter(value -> value.getKey().in().equals("query"))
                .flatMap(value ->
                        value.getValue().stream().map(text -> value.getKey().name() + "=" + text))
                .collect(Collectors.joining("&"));
        List<String> headers = all.entrySet().stream()
                .filter(value -> value.getKey().in().equals("header"))
                .flatMap(value ->
                        value.getValue().stream().map(text -> value.getKey().name() + ": " + text))
                .collect(Collectors.toCollection(ArrayList::new));
        Map.Entry<String, String> body = operation.bodies().entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .orElse(Map.entry("application/json", ""));
        headers.add("Content-Type: " + body.getKey());
        return new HostileCall(operation, path + (query.isEmpty() ? "" : "?" + query), headers, body.getValue());
    }

    static HostileCall withBody(DescribedOperation operation, String mediaType, String body) {
        HostileCall valid = withParameters(operation, Map.of());
        return new HostileCall(operation, valid.target, List.of("Content-Type: " + mediaType), body);
    }

    byte[] bytes(int port) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = ("%s %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\nX-Requested-With: test\r\n"
                        + "%s\r\n%s\r\n")
                .formatted(
                        operation.method(),
                        target,
                        port,
                        String.join("\r\n", headers),
                        content.length == 0 ? "" : "Content-Length: " + content.length + "\r\n");
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }

    /** Short enough to read. */
    @Override
    public String toString() {
        return operation.method() + " " + shortened(target) + " " + shortened(String.join(", ", headers)) + " "
                + shortened(body);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "... (" + text.length() + ")";
    }
}
