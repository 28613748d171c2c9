package io.shopstream.api.web.pipeline;

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
@Tag(name = "pipeline", description = "The data flow from the shop to the warehouse")
class RebuildsController implements ParameterNames {
    private final DataAnswers answers;

    RebuildsController(DataAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Set<String> parameterNames(Method handler) {
        return DataAddresses.parameterNames(OpsTables.REBUILDS);
    }

    @GetMapping(
            path = DataAddresses.REBUILDS,
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", AnswerFormat.NDJSON_VALUE})
    @Operation(
            operationId = "etlRebuilds",
            summary = "Every rebuild of the warehouse",
            description = "How each rebuild of tables from the log ended, the newest first. " + DataAddresses.PAGES)
    ResponseEntity<Object> rebuilds(HttpServletRequest request) {
        return answers.current(OpsTables.REBUILDS, request);
    }
}
