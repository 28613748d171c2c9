package io.shopstream.api.web.openapi;

import io.shopstream.api.web.KnownParameters;
import io.shopstream.api.web.problem.FailsWith;
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
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.HandlerMethod;

/**
 * Completes the description of each operation: errors, examples, formats, security. Errors follow from what an
 * operation has (a body, an id); {@link FailsWith} adds those of one operation.
 */
@Component
final class OperationContract implements OperationCustomizer {
    // 503 also of those without a dependency: the service itself may be stopping.
    private static final List<ProblemCode> ALWAYS = List.of(
            ProblemCode.INVALID_PARAMETER,
            ProblemCode.KEY_REQUIRED,
            ProblemCode.FOREIGN_ORIGIN,
            ProblemCode.NOT_ACCEPTABLE,
            ProblemCode.FOREIGN_HOST,
            ProblemCode.RATE_LIMIT_EXCEEDED,
            ProblemCode.INTERNAL_ERROR,
            ProblemCode.UNAVAILABLE);
    // Any of these. The last one, nothing, is enough for a service that is bound to a loopback address.
    private static final List<SecurityRequirement> KEY = List.of(
            new SecurityRequirement().addList(SecuritySchemes.KEY),
            new SecurityRequirement().addList(SecuritySchemes.SESSION),
            new SecurityRequirement());

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (operation.getSecurity() == null) {
            operation.setSecurity(KEY);
        }
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
        errors(operation, method).forEach(status -> operation
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

    private static Set<Integer> errors(Operation operation, HandlerMethod method) {
        Set<Integer> statuses = new TreeSet<>();
        ALWAYS.forEach(code -> statuses.add(code.status()));
        if (operation.getRequestBody() != null) {
            statuses.add(ProblemCode.CONTENT_TOO_LARGE.status());
        }
        if (parameters(operation).stream().anyMatch(OperationContract::isId)) {
            statuses.add(ProblemCode.NO_SUCH_RECORD.status());
        }
        FailsWith own = method.getMethodAnnotation(FailsWith.class);
        if (own != null) {
            Arrays.stream(own.value()).forEach(code -> statuses.add(code.status()));
        }
        return statuses;
    }

    private static boolean isId(Parameter parameter) {
        return "path".equals(parameter.getIn()) || "id".equals(parameter.getName());
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
