package io.shopstream.api.web.live;

import io.shopstream.api.answer.live.OrderAnswer;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.warehouse.ProductNames;
import io.shopstream.api.web.problem.NotFoundException;
import io.shopstream.schemas.query.OrderView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/live/orders")
@Tag(name = "live", description = "Current figures, from the state stores")
class LiveOrdersController {
    private final LiveOrders orders;
    private final ProductNames names;

    LiveOrdersController(LiveOrders orders, ProductNames names) {
        this.orders = orders;
        this.names = names;
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "liveOrder",
            summary = "One order as it is now",
            description = "The highest valid version that streams has processed; 404 if there is none.")
    ResponseEntity<OrderAnswer> order(@PathVariable("id") String id) {
        return answer(id);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "liveOrderByParameter",
            summary = "One order as it is now, by a parameter",
            description = "As /api/live/orders/{id}, for every id: clients fold path segments such as '..', encoded or"
                    + " not.")
    ResponseEntity<OrderAnswer> orderByParameter(@RequestParam(name = "id") String id) {
        return answer(id);
    }

    private ResponseEntity<OrderAnswer> answer(String id) {
        OrderView order = orders.find(RequestParameters.id("id", id))
                .orElseThrow(() -> new NotFoundException("streams has processed no valid order with this id"));
        Map<String, String> known =
                names.of(order.lines().stream().map(OrderView.Line::productId).toList());
        List<OrderAnswer.Line> lines = order.lines().stream()
                .map(line -> OrderAnswer.Line.of(line, known.get(line.productId())))
                .toList();
        return ResponseEntity.ok().cacheControl(LiveCaching.ONE_SECOND).body(OrderAnswer.of(order, lines));
    }
}
