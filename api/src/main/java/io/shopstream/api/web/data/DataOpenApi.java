package io.shopstream.api.web.data;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.shopstream.api.answer.data.DataItem;
import io.shopstream.api.answer.data.DataPage;
import io.shopstream.api.data.Resource;
import io.shopstream.api.data.Selection;
import io.shopstream.api.paging.PageRequest;
import io.shopstream.api.web.AnswerFormat;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Describes parameters and answers of the lists from their {@link Resource}, so that both cannot differ. */
@Component
final class DataOpenApi implements OpenApiCustomizer {
    static final String LISTS = DataAddresses.PAGES + " With id the answer is that row alone. A filter whose value no"
            + " row has gives an empty list: only the form of a value is checked, not whether there is such a product or"
            + " country.";
    static final String ITEMS = "404 if there is none. Clients fold path segments such as '..', encoded or not: give"
            + " such an id as ?id= of the list.";

    private static final Instant EXAMPLE_TIME = Instant.parse("2026-03-01T10:05:00Z");
    private static final String EXAMPLE_TOKEN = "q1Zk0h3xTzYABjJiAANvLTE";

    private final JsonMapper json;

    DataOpenApi(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void customise(OpenAPI document) {
        DataAddresses.lists().forEach((path, resource) -> {
            PathItem list = document.getPaths().get(path);
            if (list != null && list.getGet() != null) {
                describe(document.getComponents(), list.getGet(), resource);
            }
            PathItem item = document.getPaths().get(path + "/{id}");
            if (item != null && item.getGet() != null) {
                content(item.getGet())
                        .values()
                        .forEach(type -> type.setExample(example(new DataItem<>(resource.example(), EXAMPLE_TIME))));
            }
        });
    }

    private void describe(Components components, Operation list, Resource<?> resource) {
        if (resource.hasItems()) {
            list.addParametersItem(
                    parameter(DataAddresses.ID, "Id of the only row to answer", resource.exampleId(), string()));
        }
        for (Resource.Parameter filter : resource.parameters()) {
            Schema<Object> schema = string();
            if (!filter.choices().isEmpty()) {
                schema.setEnum(List.copyOf(filter.choices()));
            }
            list.addParametersItem(parameter(filter.name(), filter.description(), filter.example(), schema));
        }
        Schema<Object> sorts = string();
        sorts.setEnum(List.copyOf(resource.sortTexts()));
        sorts.setDefault(resource.defaultSortText());
        list.addParametersItem(parameter(Selection.SORT, "Order; - for descending", resource.defaultSortText(), sorts));
        Schema<Object> size = schema("integer");
        size.setMinimum(BigDecimal.ONE);
        size.setMaximum(BigDecimal.valueOf(PageRequest.MAX_SIZE));
        size.setDefault(PageRequest.DEFAULT_SIZE);
        list.addParametersItem(parameter(PageRequest.SIZE, "Rows per page", PageRequest.DEFAULT_SIZE, size));
        list.addParametersItem(
                parameter(PageRequest.TOKEN, "next_page_token of the previous page", EXAMPLE_TOKEN, string()));

        DataPage<?> page = new DataPage<>(List.of(resource.example()), EXAMPLE_TOKEN, EXAMPLE_TIME);
        Schema<?> json = reference(components, DataPage.class, resource);
        if (resource.hasItems()) {
            json = new JsonSchema().anyOf(List.of(json, reference(components, DataItem.class, resource)));
        }
        Content content = content(list);
        content.clear();
        content.addMediaType(
                AnswerFormat.JSON.mediaType().toString(),
                new MediaType().schema(json).example(example(page)));
        content.addMediaType(
                AnswerFormat.CSV.mediaType().toString(),
                new MediaType().schema(string()).example(String.join(",", resource.columnNames()) + "\r\n"));
        content.addMediaType(
                AnswerFormat.NDJSON.mediaType().toString(),
                new MediaType().schema(string()).example(this.json.writeValueAsString(resource.example()) + "\n"));
    }

    private static Content content(Operation operation) {
        return Objects.requireNonNull(operation.getResponses().get("200"), "an answer of every list and item")
                .getContent();
    }

    private Object example(Object answer) {
        return json.convertValue(answer, Map.class);
    }

    // The generic type with its rows, named as springdoc names it.
    private static Schema<?> reference(Components components, Class<?> generic, Resource<?> resource) {
        AnnotatedType type = new AnnotatedType(TypeFactory.defaultInstance()
                        .constructParametricType(generic, resource.example().getClass()))
                .resolveAsRef(true);
        ResolvedSchema resolved = ModelConverters.getInstance(true).resolveAsResolvedSchema(type);
        resolved.referencedSchemas.forEach((name, schema) -> {
            if (components.getSchemas() == null || !components.getSchemas().containsKey(name)) {
                components.addSchemas(name, schema);
            }
        });
        return resolved.schema;
    }

    private static Parameter parameter(String name, String description, Object example, Schema<Object> schema) {
        return new Parameter()
                .in("query")
                .name(name)
                .description(description)
                .required(false)
                .example(example)
                .schema(schema);
    }

    private static Schema<Object> string() {
        return schema("string");
    }

    private static Schema<Object> schema(String type) {
        return new JsonSchema().typesItem(type);
    }
}
