package io.shopstream.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.guard.Role;
import io.shopstream.schemas.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What every operation of the committed document has. */
class OpenApiDocumentTest {
    private static final List<String> ERRORS_OF_ALL = List.of("400", "403", "406", "421", "500", "503");

    private final JsonNode document = ApiContract.document();
    private final List<String> faults = new ArrayList<>();

    private void forEachOperation(BiConsumer<String, JsonNode> check) {
        document.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> check.accept(method.getKey() + " " + path.getKey(), method.getValue())));
    }

    @Test
    void shouldBeOpenApi31() {
        assertThat(document.get("openapi").stringValue()).startsWith("3.1");
        assertThat(document.get("paths").size()).isGreaterThan(20);
    }

    @Test
    void shouldSayWhatEveryOperationMayFailWith() {
        forEachOperation((name, operation) -> {
            JsonNode responses = operation.get("responses");
            ERRORS_OF_ALL.stream()
                    .filter(status -> !responses.has(status))
                    .forEach(status -> faults.add(name + " has no " + status));
            if (name.contains("{") && !responses.has("404")) {
                faults.add(name + " has no 404");
            }
            if (operation.has("requestBody") && !responses.has("415")) {
                faults.add(name + " has no 415");
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void shouldListTheProblemsOfEveryStatusAndNoOthers() {
        forEachOperation((name, operation) -> {
            Set<String> statuses = operation
                    .path("x-problem-codes")
                    .valueStream()
                    .map(code -> ProblemCode.ofCode(code.stringValue()).orElseThrow())
                    .map(code -> String.valueOf(code.status()))
                    .collect(Collectors.toSet());
            Set<String> described = operation.get("responses").propertyNames().stream()
                    .filter(status -> status.compareTo("400") >= 0)
                    .collect(Collectors.toSet());
            if (!statuses.equals(described)) {
                faults.add("%s: problems have %s, responses %s".formatted(name, statuses, described));
            }
        });
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "post /api/session, request-timeout",
        "post /api/session, key-required",
        "post /api/session, rate-limit-exceeded",
        "post /api/ingest/orders, idempotency-key-reused",
        "post /api/etl/load-data, local-only",
        "get /api/audit, role-not-sufficient",
        "get /api/health, unhealthy",
    })
    void shouldListWhatAnOperationMayFailWith(String operation, String code) {
        assertThat(operation(operation).get("x-problem-codes").toString()).contains("\"" + code + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "get /api/health, key-required",
        "get /problems/{code}, rate-limit-exceeded",
        "get /api/status, local-only",
        "get /api/status, no-such-record",
        "get /api/data/orders, content-too-large",
    })
    void shouldListNothingElse(String operation, String code) {
        assertThat(operation(operation).get("x-problem-codes").toString()).doesNotContain("\"" + code + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "get /api/status; Needs a key with the role reader or operator; none is needed while the service",
                "post /api/reports/export; Needs a key with the role reader or operator; none is needed while",
                "post /api/ingest/events; Needs a key with the role ingest or operator; none is needed on the machine",
                "get /api/audit; Needs a key with the role operator; none is needed on the machine",
                "get /api/health; Needs no key.",
                "delete /api/session; Needs no key.",
            },
            quoteCharacter = '~')
    void shouldSayWhoMayCall(String operation, String callers) {
        assertThat(operation(operation).get("description").stringValue()).contains(callers);
    }

    @Test
    void shouldSayThatMembersOfAnswersAreAlwaysThereAndThoseOfRequestsMayBeLeftOut() {
        JsonNode key = document.at("/components/schemas/KeyItem");
        assertThat(key.get("required").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrderElementsOf(key.get("properties").propertyNames());
        assertThat(key.at("/properties/revoked_at/type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(document.at("/components/schemas/GenerateRequest").path("required"))
                .isEmpty();
    }

    @Test
    void shouldKnowTheRolesOfKeys() {
        assertThat(document.at("/components/schemas/KeyRequest/properties/role/enum")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .containsExactlyElementsOf(
                        Arrays.stream(Role.values()).map(Role::code).toList());
    }

    private JsonNode operation(String name) {
        String[] parts = name.split(" ", 2);
        return document.get("paths").get(parts[1]).get(parts[0]);
    }

    @Test
    void shouldSayWhetherEveryOperationNeedsAKey() {
        forEachOperation((name, operation) -> {
            if (operation.path("security").isEmpty()) {
                faults.add(name);
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void shouldHaveAnExampleOfEveryParameter() {
        forEachOperation((name, operation) -> operation.path("parameters").forEach(parameter -> {
            if (!parameter.has("example") && !parameter.has("examples")) {
                faults.add(name + " " + parameter.get("name").stringValue());
            }
        }));
        assertThat(faults).as("add it to Examples, or to the annotation").isEmpty();
    }

    @Test
    void shouldHaveAValidExampleOfEveryBody() {
        forEachOperation((name, operation) -> {
            operation.get("responses").properties().stream()
                    .filter(response -> response.getKey().startsWith("2"))
                    .forEach(response -> examples(name, response.getValue().path("content")));
            examples(name, operation.path("requestBody").path("content"));
        });
        assertThat(faults).as("add a file to openapi-examples").isEmpty();
    }

    @Test
    void shouldHaveAValidExampleOfEveryProblem() {
        document.at("/components/responses")
                .forEach(response -> examples(response.get("description").stringValue(), response.path("content")));
        assertThat(faults).isEmpty();
    }

    private void examples(String name, JsonNode content) {
        content.properties().forEach(type -> {
            JsonNode schema = type.getValue().path("schema");
            List<JsonNode> examples = examples(type);
            boolean isBinary = schema.path("format").asString("").equals("binary");
            if (examples.isEmpty() && !isBinary) {
                faults.add("%s has no example of %s".formatted(name, type.getKey()));
            }
            examples.forEach(example -> SchemaCheck.faults(document, schema, example)
                    .forEach(fault -> faults.add("%s, example of %s: %s".formatted(name, type.getKey(), fault))));
        });
    }

    private static List<JsonNode> examples(Map.Entry<String, JsonNode> type) {
        List<JsonNode> found = new ArrayList<>();
        if (type.getValue().has("example")) {
            found.add(type.getValue().get("example"));
        }
        type.getValue().path("examples").forEach(example -> found.add(example.get("value")));
        return found;
    }
}
