package io.shopstream.api.web.guard;

import io.shopstream.api.data.OpsTables;
import io.shopstream.api.web.AnswerFormat;
import io.shopstream.api.web.ParameterNames;
import io.shopstream.api.web.data.DataAddresses;
import io.shopstream.api.web.data.DataAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "keys", description = "Keys of this API, for operators")
class AuditController implements ParameterNames {
    private final DataAnswers answers;

    AuditController(DataAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Set<String> parameterNames(Method handler) {
        return DataAddresses.parameterNames(OpsTables.AUDIT);
    }

    @GetMapping(
            path = DataAddresses.AUDIT,
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", AnswerFormat.NDJSON_VALUE})
    @Operation(
            operationId = "listAudit",
            summary = "Who changed what",
            description = "Every request to change something, the newest first, a moment after its answer. The path"
                    + " is without ids and query, and nothing has bodies; detail names a key that was changed. "
                    + DataAddresses.PAGES)
    ResponseEntity<Object> audit(HttpServletRequest request) {
        return answers.current(OpsTables.AUDIT, request);
    }
}
