package io.shopstream.api.web.openapi;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Schemas of records by their nullability. Members that may be null say so, and so do lists of what may be null. Those of answers are always there, so all
 * are required; those of bodies of requests may be left out if they may be null. Swagger looks at annotations of members
 * only, and {@link Nullable} is one of types.
 */
final class RecordSchemas extends ModelResolver {
    private static final String NULL = "null";
    // Bodies of requests are records of their controllers; answers are records of the core.
    private static final String CONTROLLERS = "io.shopstream.api.web.";

    RecordSchemas(ObjectMapper mapper) {
        super(mapper, new Names());
    }

    @Override
    @SuppressWarnings("rawtypes") // as Swagger declares it
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
        Schema resolved = super.resolve(type, context, next);
        if (resolved != null && type.getType() != null) {
            Class<?> raw = _mapper.constructType(type.getType()).getRawClass();
            Schema<?> model = resolved.get$ref() == null ? resolved : defined(resolved.get$ref(), context);
            if (raw.isRecord() && model != null && model.getProperties() != null) {
                describe(model, raw);
            }
        }
        return resolved;
    }

    /** Of a change, the kind of figure, not the Java type that holds it. */
    private static final class Names extends TypeNameResolver {
        private static final Map<String, String> CHANGES = Map.of(
                "ChangeString", "AmountChange",
                "ChangeLong", "CountChange",
                "ChangeBigDecimal", "RateChange");

        @Override
        protected String nameForGenericType(JavaType type, Set<Options> options) {
            String name = super.nameForGenericType(type, options);
            return CHANGES.getOrDefault(name, name);
        }
    }

    private static @Nullable Schema<?> defined(String reference, ModelConverterContext context) {
        return context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static void describe(Schema<?> model, Class<?> raw) {
        Set<String> nullable = Arrays.stream(raw.getRecordComponents())
                .filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .map(RecordSchemas::letters)
                .collect(Collectors.toSet());
        Set<String> withNulls = Arrays.stream(raw.getRecordComponents())
                .filter(component -> component.getAnnotatedType() instanceof AnnotatedParameterizedType generic
                        && Arrays.stream(generic.getAnnotatedActualTypeArguments())
                                .anyMatch(argument -> argument.isAnnotationPresent(Nullable.class)))
                .map(RecordComponent::getName)
                .map(RecordSchemas::letters)
                .collect(Collectors.toSet());
        Map<String, Schema> properties = model.getProperties();
        properties.forEach((name, schema) -> {
            if (withNulls.contains(letters(name)) && schema.getItems() != null) {
                schema.getItems().addType(NULL);
            }
        });
        properties.replaceAll((name, schema) -> nullable.contains(letters(name)) ? orNull(schema) : schema);
        boolean isAnswer = !raw.getName().startsWith(CONTROLLERS);
        model.setRequired(properties.keySet().stream()
                .filter(name -> isAnswer || !nullable.contains(letters(name)))
                .sorted()
                .toList());
    }

    // The property of unitsLast7Days is units_last_7_days.
    private static String letters(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.getAnyOf() != null) {
            return schema;
        }
        if (schema.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(schema, new JsonSchema().typesItem(NULL)));
        }
        schema.addType(NULL);
        return schema;
    }
}
