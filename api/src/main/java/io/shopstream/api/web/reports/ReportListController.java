package io.shopstream.api.web.reports;

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
@Tag(name = "reports", description = "Figures of a period together, from the warehouse")
class ReportListController implements ParameterNames {
    private final DataAnswers answers;

    ReportListController(DataAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Set<String> parameterNames(Method handler) {
        return DataAddresses.parameterNames(OpsTables.REPORTS);
    }

    @GetMapping(
            path = DataAddresses.REPORTS,
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", AnswerFormat.NDJSON_VALUE})
    @Operation(
            operationId = "listReports",
            summary = "Reports that were written on time",
            description = "The executive summary of each day, the report of each week and of each month, the newest"
                    + " first; their files are at /api/reports/{id}.html, .pdf, .csv and .xlsx. " + DataAddresses.PAGES)
    ResponseEntity<Object> reports(HttpServletRequest request) {
        return answers.current(OpsTables.REPORTS, request);
    }
}
