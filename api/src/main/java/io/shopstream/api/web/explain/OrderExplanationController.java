package io.shopstream.api.web.explain;

import io.shopstream.api.answer.explain.OrderExplanation;
import io.shopstream.api.explain.OrderExplainer;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.web.problem.NotFoundException;
import io.shopstream.api.web.warehouse.WarehouseAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The versions of an order, down to their records in Kafka. */
@RestController
@RequestMapping("/api/explain/orders")
@Tag(name = "explain", description = "Where numbers come from")
class OrderExplanationController {
    private final OrderExplainer explainer;
    private final WarehouseAnswers answers;

    OrderExplanationController(OrderExplainer explainer, WarehouseAnswers answers) {
        this.explainer = explainer;
        this.answers = answers;
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "explainOrder",
            summary = "All versions of an order and what each one changed",
            description = "In the order in which they arrived, at most 100, with topic, partition, offset and time."
                    + " What a version contained is read from Kafka, and what it changed is computed by the rules of"
                    + " streams: a newer version takes out what the one before had added, and adds its own; one that"
                    + " came after a higher version changed nothing. record says why a version could not be read, such"
                    + " as rebuild-to-fill (loaded before positions were kept) or no-longer-in-topic. 404 if the"
                    + " warehouse has no such order.")
    ResponseEntity<OrderExplanation> explainOrder(
            @PathVariable("id") String id, @Parameter(hidden = true) WebRequest request) {
        return answer(id, request);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "explainOrderByParameter",
            summary = "All versions of an order and what each one changed, by a parameter",
            description = "As /api/explain/orders/{id}, for every id: clients fold path segments such as '..', encoded"
                    + " or not.")
    ResponseEntity<OrderExplanation> explainOrderByParameter(
            @RequestParam(name = "id") String id, @Parameter(hidden = true) WebRequest request) {
        return answer(id, request);
    }

    private ResponseEntity<OrderExplanation> answer(String text, WebRequest request) {
        String id = RequestParameters.id("id", text);
        return answers.records(request, List.of("order", id), () -> explainer
                .explain(id)
                .orElseThrow(() -> new NotFoundException("the warehouse has no order with this id")));
    }
}
