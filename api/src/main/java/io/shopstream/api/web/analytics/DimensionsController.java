package io.shopstream.api.web.analytics;

import io.shopstream.api.analytics.views.DimensionsQuery;
import io.shopstream.api.answer.analytics.SalesDimensions;
import io.shopstream.api.web.warehouse.WarehouseAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** What the other questions about sales can be restricted to. */
@RestController
@RequestMapping(
        path = "/api/analytics",
        produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
@Tag(name = "analytics", description = "Figures of any range, from the warehouse")
class DimensionsController {
    private final WarehouseAnswers answers;
    private final Question question;

    DimensionsController(WarehouseAnswers answers, Question question) {
        this.answers = answers;
        this.question = question;
    }

    @GetMapping("/dimensions")
    @Operation(
            operationId = "analyticsDimensions",
            summary = "What filters can offer",
            description = "Every currency with sales or returns so far, most orders first; and of one currency the"
                    + " categories, countries and channels that its sales name, and when the first and the last sale"
                    + " that stands was placed. JSON or CSV.")
    ResponseEntity<SalesDimensions> dimensions(
            @Parameter(description = Question.CURRENCY) @RequestParam(name = "currency", required = false) @Nullable String currency,
            @Parameter(hidden = true) WebRequest request) {
        return answers.answer(request, new DimensionsQuery(question.currency(currency)));
    }
}
