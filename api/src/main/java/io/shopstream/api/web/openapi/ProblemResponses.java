package io.shopstream.api.web.openapi;

import io.shopstream.api.web.problem.ProblemPages;
import io.shopstream.schemas.problem.ProblemCode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes every error once per status, with an example of each of its codes, for the operations to refer to. */
@Component
final class ProblemResponses implements OpenApiCustomizer {
    private static final String SCHEMA = "Problem";
    private static final int UNAVAILABLE = 503;

    /** What an operation that may fail with this status refers to. */
    static ApiResponse reference(int status) {
        return new ApiResponse().$ref("#/components/responses/" + name(status));
    }

    @Override
    public void customise(OpenAPI document) {
        Components components = document.getComponents();
        components.addSchemas(SCHEMA, schema());
        Arrays.stream(ProblemCode.values())
                .collect(Collectors.groupingBy(ProblemCode::status))
                .forEach((status, codes) -> components.addResponses(name(status), response(status, codes)));
    }

    private static String name(int status) {
        return SCHEMA + status;
    }

    private static ApiResponse response(int status, List<ProblemCode> codes) {
        MediaType problem = new MediaType().schema(new JsonSchema().$ref("#/components/schemas/" + SCHEMA));
        codes.forEach(code -> problem.addExamples(
                code.code(), new Example().summary(code.title()).value(Examples.json(ProblemPages.example(code)))));
        ApiResponse response = new ApiResponse()
                .description(codes.stream().map(ProblemCode::title).collect(Collectors.joining(", or: ")))
                .content(new Content().addMediaType("application/problem+json", problem));
        if (status == UNAVAILABLE) {
            response.addHeaderObject(
                    "Retry-After",
                    new Header()
                            .description("Seconds until a retry makes sense")
                            .schema(new JsonSchema().typesItem("integer")));
        }
        return response;
    }

    private static Schema<?> schema() {
        return new JsonSchema()
                .typesItem("object")
                .description("RFC 9457. Members beside these depend on the type.")
                .additionalProperties(true)
                .addProperty(
                        "type", text("Stable; the address of the page about it").format("uri-reference"))
                .addProperty("title", text("The same for every problem of the type"))
                .addProperty("status", new JsonSchema().typesItem("integer").description("The HTTP status"))
                .addProperty("detail", text("What is wrong here, and what to do"))
                .addProperty("instance", text("Path of the request"))
                .addProperty("parameter", text("Name of the invalid parameter or field"))
                .addProperty("part", text("The dependency that is unavailable or refused the request"))
                .addProperty("header", text("The request header that decided"))
                .addProperty("setting", text("The setting that would allow the request"))
                .required(List.of("detail", "status", "title", "type"));
    }

    private static Schema<?> text(String description) {
        return new JsonSchema().typesItem("string").description(description);
    }
}
