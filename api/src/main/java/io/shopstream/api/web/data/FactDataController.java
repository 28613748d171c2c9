package io.shopstream.api.web.data;

import static io.shopstream.api.web.data.DataOpenApi.ITEMS;
import static io.shopstream.api.web.data.DataOpenApi.LISTS;

import io.shopstream.api.answer.data.DataItem;
import io.shopstream.api.answer.data.EventRow;
import io.shopstream.api.answer.data.OrderItemRow;
import io.shopstream.api.answer.data.OrderRow;
import io.shopstream.api.answer.data.StatusChangeRow;
import io.shopstream.api.data.FactTables;
import io.shopstream.api.web.AnswerFormat;
import io.shopstream.api.web.ParameterNames;
import io.shopstream.api.web.problem.FailsWith;
import io.shopstream.schemas.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.reflect.Method;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.WebRequest;

/** The facts of the warehouse. {@link DataOpenApi} describes parameters and formats. */
@RestController
@RequestMapping(DataAddresses.ROOT)
@Tag(name = "data", description = "Rows of the warehouse: lists, exports and single rows")
class FactDataController implements ParameterNames {
    private final DataAnswers answers;

    FactDataController(DataAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Set<String> parameterNames(Method handler) {
        return DataAddresses.parameterNames(handler);
    }

    @GetMapping(
            path = "/orders",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", AnswerFormat.NDJSON_VALUE})
    @Operation(
            operationId = "dataOrders",
            summary = "Orders and credit notes",
            description = "The highest loaded version of each; lines are in order-items. The newest come first." + " "
                    + LISTS)
    @FailsWith(ProblemCode.NO_SUCH_RECORD)
    ResponseEntity<Object> dataOrders(@Parameter(hidden = true) NativeWebRequest request) {
        return answers.list(FactTables.ORDERS, request);
    }

    @GetMapping(path = "/orders/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "dataOrder", summary = "One order", description = ITEMS)
    ResponseEntity<DataItem<OrderRow>> dataOrder(
            @PathVariable("id") String id, @Parameter(hidden = true) WebRequest request) {
        return answers.item(FactTables.ORDERS, id, request);
    }

    @GetMapping(
            path = "/order-items",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", AnswerFormat.NDJSON_VALUE})
    @Operation(
            operationId = "dataOrderItems",
            summary = "Lines of orders",
            description = "The id of a line is order_id:line_no. " + LISTS)
    @FailsWith(ProblemCode.NO_SUCH_RECORD)
    ResponseEntity<Object> dataOrderItems(@Parameter(hidden = true) NativeWebRequest request) {
        return answers.list(FactTables.ORDER_ITEMS, request);
    }

    @GetMapping(path = "/order-items/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "dataOrderItem", summary = "One line of an order", description = ITEMS)
    ResponseEntity<DataItem<OrderItemRow>> dataOrderItem(
            @PathVariable("id") String id, @Parameter(hidden = true) WebRequest request) {
        return answers.item(FactTables.ORDER_ITEMS, id, request);
    }

    @GetMapping(
            path = "/order-status-changes",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", AnswerFormat.NDJSON_VALUE})
    @Operation(
            operationId = "dataStatusChanges",
            summary = "Changes of the state of orders",
            description = "One row for each loaded version of an order; the id is order_id:version. The newest come"
                    + " first. " + LISTS)
    @FailsWith(ProblemCode.NO_SUCH_RECORD)
    ResponseEntity<Object> dataStatusChanges(@Parameter(hidden = true) NativeWebRequest request) {
        return answers.list(FactTables.ORDER_STATUS_CHANGES, request);
    }

    @GetMapping(path = "/order-status-changes/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "dataStatusChange", summary = "One change of state", description = ITEMS)
    ResponseEntity<DataItem<StatusChangeRow>> dataStatusChange(
            @PathVariable("id") String id, @Parameter(hidden = true) WebRequest request) {
        return answers.item(FactTables.ORDER_STATUS_CHANGES, id, request);
    }

    @GetMapping(
            path = "/events",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", AnswerFormat.NDJSON_VALUE})
    @Operation(
            operationId = "dataEvents",
            summary = "What visitors did",
            description = "A producer may have used an id for several events: by id comes the earliest, ?event="
                    + " lists all of them. " + LISTS)
    @FailsWith(ProblemCode.NO_SUCH_RECORD)
    ResponseEntity<Object> dataEvents(@Parameter(hidden = true) NativeWebRequest request) {
        return answers.list(FactTables.EVENTS, request);
    }

    @GetMapping(path = "/events/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "dataEvent", summary = "One event", description = ITEMS)
    ResponseEntity<DataItem<EventRow>> dataEvent(
            @PathVariable("id") String id, @Parameter(hidden = true) WebRequest request) {
        return answers.item(FactTables.EVENTS, id, request);
    }
}
