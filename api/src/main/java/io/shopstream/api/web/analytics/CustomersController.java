package io.shopstream.api.web.analytics;

import io.shopstream.api.analytics.customers.CustomersQuery;
import io.shopstream.api.answer.analytics.customers.ListedCustomers;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.warehouse.LoadVersion;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.api.web.warehouse.WarehouseAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The customers behind a figure. */
@RestController
@RequestMapping(
        path = "/api/analytics",
        produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
@Tag(name = "analytics", description = "Figures of any range, from the warehouse")
class CustomersController {
    private final Warehouse warehouse;
    private final WarehouseAnswers answers;
    private final Question question;
    private final Clock clock;

    CustomersController(Warehouse warehouse, WarehouseAnswers answers, Question question, Clock clock) {
        this.warehouse = warehouse;
        this.answers = answers;
        this.question = question;
        this.clock = clock;
    }

    @GetMapping("/customers")
    @Operation(
            operationId = "analyticsCustomers",
            summary = "The customers behind a figure",
            description = "Exactly one group: of cohorts a cohort or a cell of it (cohort, active), of rfm a cell"
                    + " (rfm) or a segment (rfm_segment), of lifetime-value a bucket (lifetime_from, lifetime_to), of"
                    + " segments a segment (segment), of customer-metrics those who were new in a range (new_from,"
                    + " new_to). It has exactly the customers that the figure counts. Those with the highest net come"
                    + " first; customers, orders and net are those of all of them, listed or not. Amounts are over all"
                    + " orders so far, or those before 'to'. JSON, or the listed ones as CSV.")
    ResponseEntity<ListedCustomers> customers(
            CustomerGroupParameters group,
            @Parameter(description = Question.CURRENCY) @RequestParam(name = "currency", required = false) @Nullable String currency,
            @Parameter(description = RequestParameters.CUSTOMERS)
                    @RequestParam(name = "limit", required = false)
                    @Nullable String limit,
            @Parameter(hidden = true) WebRequest request) {
        CustomersQuery query = new CustomersQuery(
                group.group(question::end), question.currency(currency), RequestParameters.customers(limit));
        // Who bought what is personal, even by id.
        return answers.records(
                request,
                query,
                () -> warehouse.ask(
                        snapshot -> query.ask(snapshot, LoadVersion.of(snapshot).asOf(clock.instant()))));
    }
}
