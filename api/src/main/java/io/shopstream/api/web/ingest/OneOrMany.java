package io.shopstream.api.web.ingest;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Objects;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes a JSON body of the ingest as what it may be: an array of records, or one record. */
@Component
final class OneOrMany implements OperationCustomizer {
    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (method.getBeanType() == IngestController.class) {
            MediaType body = Objects.requireNonNull(
                    operation.getRequestBody().getContent().get("application/json"), "every ingest takes JSON");
            Schema<?> array = body.getSchema();
            if (array.getItems() != null) {
                Schema<Object> either = new JsonSchema();
                either.addAnyOfItem(array);
                either.addAnyOfItem(array.getItems());
                body.setSchema(either);
            }
        }
        return operation;
    }
}
