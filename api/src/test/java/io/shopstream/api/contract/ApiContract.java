package io.shopstream.api.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The committed OpenAPI document, and whether a request and its answer are as it says. Addresses that it does not have
 * are not checked: {@code OpenApiFileIT} finds what is missing.
 */
public final class ApiContract {
    /** As the tests of the module see it. */
    public static final Path FILE = Path.of("../infra/openapi/shopstream.json");

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode DOCUMENT = read();
    private static final String PROBLEM = "application/problem+json";
    private static final String PROBLEM_CODES = "x-problem-codes";
    private static final int ACCEPTED = 202;
    private static final int METHOD_NOT_ALLOWED = 405;

    private ApiContract() {}

    private static JsonNode read() {
        try {
            return JSON.readTree(Files.exists(FILE) ? Files.readString(FILE) : "{}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document; an empty object if there is none yet. */
    static JsonNode document() {
        return DOCUMENT;
    }

    /** @throws AssertionError naming everything that is not as the document says */
    public static void check(HttpRequest request, HttpResponse<String> answer) {
        List<String> faults = faults(request, answer);
        if (!faults.isEmpty()) {
            throw new AssertionError("%s %s: %d is not as %s says: %s"
                    .formatted(request.method(), request.uri(), answer.statusCode(), FILE, faults));
        }
    }

    static List<String> faults(HttpRequest request, HttpResponse<String> answer) {
        String template = template(request.uri().getRawPath());
        if (template == null || request.method().equals("OPTIONS")) {
            return List.of();
        }
        boolean head = request.method().equals("HEAD");
        JsonNode operation = DOCUMENT.get("paths")
                .get(template)
                .path(head ? "get" : request.method().toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            return answer.statusCode() == METHOD_NOT_ALLOWED ? List.of() : List.of("the method is not described");
        }
        List<String> faults = new ArrayList<>(answerFaults(operation, answer, head));
        if (answer.statusCode() < 300) {
            faults.addAll(parameterFaults(operation, request.uri().getRawQuery()));
            if (!tellsOfFaultyRecords(answer)) {
                faults.addAll(bodyFaults(operation, request));
            }
        }
        return faults;
    }

    private static @Nullable String template(String path) {
        List<String> fitting = DOCUMENT.path("paths").propertyNames().stream()
                .filter(template -> path.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
                .sorted((a, b) -> Boolean.compare(a.contains("{"), b.contains("{")))
                .toList();
        return fitting.isEmpty() ? null : fitting.getFirst();
    }

    private static List<String> answerFaults(JsonNode operation, HttpResponse<String> answer, boolean head) {
        JsonNode response = resolved(operation.get("responses").path(String.valueOf(answer.statusCode())));
        if (response.isMissingNode()) {
            return List.of("the status is not described");
        }
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            return answer.body().isEmpty() ? List.of() : List.of("a body is not described");
        }
        String type = mediaType(answer.headers().firstValue("Content-Type").orElse(""));
        if (!head && type.equals(PROBLEM) && !isListed(operation, answer)) {
            return List.of("the problem is not listed in " + PROBLEM_CODES + ": " + answer.body());
        }
        if (!content.has(type)) {
            return List.of("the content type '" + type + "' is not described");
        }
        boolean isPlain = answer.headers().firstValue("Content-Encoding").isEmpty();
        return !head && isPlain && isJson(type)
                ? valueFaults(content.get(type).path("schema"), answer.body())
                : List.of();
    }

    private static boolean isListed(JsonNode operation, HttpResponse<String> answer) {
        String type = JSON.readTree(answer.body()).path("type").asString("");
        return operation
                .path(PROBLEM_CODES)
                .valueStream()
                .anyMatch(code -> type.equals("/problems/" + code.stringValue()));
    }

    private static List<String> parameterFaults(JsonNode operation, @Nullable String query) {
        Set<String> known = operation
                .path("parameters")
                .valueStream()
                .map(ApiContract::resolved)
                .filter(parameter -> parameter.get("in").stringValue().equals("query"))
                .map(parameter -> parameter.get("name").stringValue())
                .collect(Collectors.toSet());
        return query == null || query.isEmpty()
                ? List.of()
                : Arrays.stream(query.split("&", -1))
                        .map(pair -> pair.split("=", 2)[0])
                        .filter(name -> !known.contains(name))
                        .map(name -> "the parameter " + name + " is not described")
                        .toList();
    }

    private static List<String> bodyFaults(JsonNode operation, HttpRequest request) {
        JsonNode content = resolved(operation.path("requestBody")).path("content");
        String type = mediaType(request.headers().firstValue("Content-Type").orElse(""));
        return content.has(type) && isJson(type)
                ? valueFaults(content.get(type).path("schema"), SentBody.of(request))
                : List.of();
    }

    // A batch is taken although some of its records are not as described.
    private static boolean tellsOfFaultyRecords(HttpResponse<String> answer) {
        return answer.statusCode() == ACCEPTED
                && JSON.readTree(answer.body()).path("rejected").asInt(0) > 0;
    }

    private static List<String> valueFaults(JsonNode schema, String body) {
        try {
            return schema.isMissingNode() ? List.of() : SchemaCheck.faults(DOCUMENT, schema, JSON.readTree(body));
        } catch (JacksonException e) {
            return List.of("the body is no JSON");
        }
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.get("$ref").stringValue().substring(1)) : node;
    }

    // Lines of JSON are not one value.
    private static boolean isJson(String type) {
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip();
    }
}
