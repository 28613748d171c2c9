package io.shopstream.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
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
            if (examples.isEmpty()) {
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
