package io.shopstream.api.web.live;

import io.shopstream.api.ApiSettings;
import io.shopstream.api.answer.live.CustomerAnswer;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.web.problem.NotFoundException;
import io.shopstream.schemas.client.StreamsClient;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/live/customers")
@Tag(name = "live", description = "Current figures, from the state stores")
class LiveCustomersController {
    private final StreamsClient streams;
    private final ApiSettings settings;

    LiveCustomersController(StreamsClient streams, ApiSettings settings) {
        this.streams = streams;
        this.settings = settings;
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "liveCustomer",
            summary = "One customer as of now",
            description = "Totals in one currency: orders that stand, gross, returns and net, first and last order,"
                    + " and the segment derived from orders and net (none; new: 1 order; returning: 2"
                    + " to 4; loyal: 5 or more; vip: 5 or more and a net of 1,000.00 or more). 404 if no order of"
                    + " the customer in that currency ever counted.")
    ResponseEntity<CustomerAnswer> customer(
            @PathVariable("id") String id,
            @Parameter(description = "ISO 4217 code; default the shop's own")
                    @RequestParam(name = "currency", required = false)
                    @Nullable String currency) {
        return answer(id, currency);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "liveCustomerByParameter",
            summary = "One customer as of now, by a parameter",
            description = "As /api/live/customers/{id}, for every id: clients fold path segments such as '..', encoded"
                    + " or not.")
    ResponseEntity<CustomerAnswer> customerByParameter(
            @RequestParam(name = "id") String id,
            @Parameter(description = "ISO 4217 code; default the shop's own")
                    @RequestParam(name = "currency", required = false)
                    @Nullable String currency) {
        return answer(id, currency);
    }

    private ResponseEntity<CustomerAnswer> answer(String id, @Nullable String currency) {
        CustomerAnswer answer = streams.customer(
                        RequestParameters.id("id", id), RequestParameters.currency(currency, settings.currency()))
                .map(CustomerAnswer::of)
                .orElseThrow(() -> new NotFoundException("no order of this customer in this currency ever counted"));
        return ResponseEntity.ok().cacheControl(LiveCaching.ONE_SECOND).body(answer);
    }
}
