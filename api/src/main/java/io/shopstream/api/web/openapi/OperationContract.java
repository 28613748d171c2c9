package io.shopstream.api.web.openapi;

import io.shopstream.api.guard.Access;
import io.shopstream.api.web.KnownParameters;
import io.shopstream.schemas.problem.ProblemCode;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.HandlerMethod;

/** Completes the description of each operation: who may call it, problems, examples, formats, security. */
@Component
final class OperationContract implements OperationCustomizer {
    /** The codes of the problems that an operation may answer with. */
    static final String PROBLEM_CODES = "x-problem-codes";

    // Any of these. The last one, nothing, is enough for a service that is bound to a loopback address.
    private static final List<SecurityRequirement> KEY = List.of(
            new SecurityRequirement().addList(SecuritySchemes.KEY),
            new SecurityRequirement().addList(SecuritySchemes.SESSION),
            new SecurityRequirement());
    private static final List<SecurityRequirement> NOTHING = List.of(new SecurityRequirement());

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        OperationAddress address = OperationAddress.of(method);
        operation.setSecurity(address.access() == Access.OPEN ? NOTHING : KEY);
        operation.setDescription(Stream.of(operation.getDescription(), address.callers())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" ")));
        answers(operation).forEach(OperationContract::separate);
        answers(operation).forEach(content -> addExamples(content, operation.getOperationId()));
        answers(operation).forEach(OperationContract::makeTexts);
        if (operation.getRequestBody() != null && operation.getRequestBody().getContent() != null) {
            addExamples(operation.getRequestBody().getContent(), null);
        }
        addFormat(operation);
        parameters(operation).forEach(OperationContract::addExample);
        parameters(operation).forEach(OperationContract::neverNull);
        if (isConditional(method)) {
            operation.getResponses().addApiResponse("304", new ApiResponse().description("Not changed since the ETag"));
        }
        Set<ProblemCode> problems = OperationProblems.of(operation, method, address);
        operation.addExtension(
                PROBLEM_CODES, problems.stream().map(ProblemCode::code).toList());
        problems.stream().map(ProblemCode::status).distinct().forEach(status -> operation
                .getResponses()
                .putIfAbsent(String.valueOf(status), ProblemResponses.reference(status)));
        return operation;
    }

    private static List<Content> answers(Operation operation) {
        return operation.getResponses().values().stream()
                .map(ApiResponse::getContent)
                .filter(Objects::nonNull)
                .toList();
    }

    // Swagger may share one description between the formats of an answer, which differ in schema and example.
    private static void separate(Content content) {
        content.replaceAll((name, type) -> copy(type));
    }

    private static MediaType copy(MediaType type) {
        MediaType copy = new MediaType()
                .schema(type.getSchema())
                .examples(type.getExamples())
                .encoding(type.getEncoding());
        if (type.getExample() != null) {
            copy.setExample(type.getExample());
        }
        copy.setExtensions(type.getExtensions());
        return copy;
    }

    private static void addExamples(Content content, @Nullable String operation) {
        content.forEach((name, type) -> {
            if (type.getExample() == null && type.getExamples() == null) {
                Examples.body(name, operation, schemaName(type.getSchema())).ifPresent(type::setExample);
            }
        });
    }

    // Swagger gives every format of an answer the schema of the JSON.
    private static void makeTexts(Content content) {
        content.forEach((name, type) -> {
            if (name.startsWith("text/") || name.equals("application/x-ndjson")) {
                type.setSchema(new JsonSchema().typesItem("string"));
            }
        });
    }

    private static @Nullable String schemaName(@Nullable Schema<?> schema) {
        String reference = schema == null ? null : schema.get$ref();
        return reference == null ? null : reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static void addFormat(Operation operation) {
        Content content = answers(operation).stream()
                .filter(types -> types.containsKey("text/csv"))
                .findFirst()
                .orElse(null);
        boolean isKnown =
                parameters(operation).stream().anyMatch(known -> KnownParameters.FORMAT.equals(known.getName()));
        // Of a single format there is nothing to choose.
        if (content == null || content.size() == 1 || isKnown) {
            return;
        }
        Schema<Object> formats = new JsonSchema().typesItem("string");
        content.keySet().stream()
                .map(type -> type.substring(type.indexOf('/') + 1).replace("x-", ""))
                .sorted()
                .forEach(formats::addEnumItemObject);
        operation.addParametersItem(new Parameter()
                .name(KnownParameters.FORMAT)
                .in("query")
                .required(false)
                .description("Instead of the Accept header")
                .schema(formats));
    }

    private static void addExample(Parameter parameter) {
        if (parameter.getExample() == null && parameter.getExamples() == null) {
            String example = Examples.parameter(parameter.getName());
            if (example != null) {
                parameter.setExample(example);
            }
        }
    }

    // Of records of parameters, springdoc says that an absent one is null; a query cannot have a null.
    private static void neverNull(Parameter parameter) {
        Schema<?> schema = parameter.getSchema();
        if (schema != null && schema.getTypes() != null && schema.getTypes().contains("null")) {
            schema.getTypes().remove("null");
        }
    }

    /** Whether it looks at the request itself, as all do that answer 304. */
    private static boolean isConditional(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> WebRequest.class.isAssignableFrom(parameter.getParameterType()));
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : List.copyOf(operation.getParameters());
    }
}
