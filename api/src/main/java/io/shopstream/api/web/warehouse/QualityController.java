package io.shopstream.api.web.warehouse;

import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.warehouse.QualityHistory;
import io.shopstream.api.answer.warehouse.QualityReport;
import io.shopstream.api.warehouse.QualityQuery;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.api.web.problem.FailsWith;
import io.shopstream.api.web.problem.NotFoundException;
import io.shopstream.schemas.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

@RestController
@RequestMapping("/api/quality")
@Tag(name = "health", description = "State of the pipeline")
class QualityController {
    private final Warehouse warehouse;
    private final WarehouseAnswers answers;

    QualityController(Warehouse warehouse, WarehouseAnswers answers) {
        this.warehouse = warehouse;
        this.answers = answers;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    @Operation(
            operationId = "qualityReport",
            summary = "The quality score and every check behind it",
            description = "The last run of the checks: records rejected at intake, rows of facts and dimensions,"
                    + " comparisons of counts and sums, and profiles of columns. The score is 100 less the"
                    + " points of its terms, in percent, rounded down: 100 only if nothing failed. 404 before the"
                    + " first run.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = QualityReport.class)))
    @FailsWith(ProblemCode.NO_SUCH_RECORD)
    ResponseEntity<Tabular> quality(@Parameter(hidden = true) WebRequest request) {
        QualityReport report = warehouse.ask(QualityQuery::lastRun).orElseThrow(QualityController::notYet);
        // The profiles are of another run than the score.
        return answers.versioned(request, "%d-%08x".formatted(report.runId(), report.hashCode()), report);
    }

    @GetMapping(
            path = "/history",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    @Operation(
            operationId = "qualityHistory",
            summary = "The quality score over time",
            description = "The score of each run of the checks that is kept, the last hundred, the oldest first. 404"
                    + " before the first run. JSON or CSV.")
    @FailsWith(ProblemCode.NO_SUCH_RECORD)
    ResponseEntity<QualityHistory> history(@Parameter(hidden = true) WebRequest request) {
        QualityHistory history = warehouse.ask(QualityQuery::history).orElseThrow(QualityController::notYet);
        return answers.versioned(request, "%08x".formatted(history.hashCode()), history);
    }

    private static NotFoundException notYet() {
        return new NotFoundException("the quality checks have not run yet: they run once the sink has caught up, or on"
                + " POST /sink/quality of the sink");
    }
}
