package io.shopstream.api.web.live;

import io.shopstream.api.ApiSettings;
import io.shopstream.api.answer.ProductRanking;
import io.shopstream.api.answer.live.OrderAnswer;
import io.shopstream.api.answer.live.Ranking;
import io.shopstream.api.params.QueryCodes;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.warehouse.ProductNames;
import io.shopstream.api.web.problem.NotFoundException;
import io.shopstream.schemas.client.StreamsClient;
import io.shopstream.schemas.query.OrderView;
import io.shopstream.schemas.query.RollingWindow;
import io.shopstream.schemas.query.TopProducts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/live")
@Tag(name = "live", description = "Current figures, from the state stores")
class LiveProductsController {
    private final StreamsClient streams;
    private final ProductNames names;
    private final ApiSettings settings;
    private final Clock clock;

    LiveProductsController(StreamsClient streams, ProductNames names, ApiSettings settings, Clock clock) {
        this.streams = streams;
        this.names = names;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping(
            path = "/top-products",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    @Operation(
            summary = "Best products of a rolling window",
            description = "Ranked over whole UTC minutes, named in from and to; ties by product id. JSON or CSV.")
    ResponseEntity<ProductRanking> topProducts(
            @Parameter(description = "1m, 5m, 15m, 1h or 24h") @RequestParam(name = "window", defaultValue = "1h")
                    String window,
            @Parameter(description = "net (default) or units") @RequestParam(name = "by", required = false) @Nullable String by,
            @Parameter(description = "Id of the category to rank within; default all")
                    @RequestParam(name = "category", required = false)
                    @Nullable String category,
            @Parameter(description = "1 to 100, default 10") @RequestParam(name = "limit", required = false) @Nullable String limit,
            @Parameter(description = "ISO 4217 code; default the shop's own")
                    @RequestParam(name = "currency", required = false)
                    @Nullable String currency) {
        RollingWindow rolling = QueryCodes.window(RequestParameters.WINDOW, window);
        TimeRange range = TimeRange.rolling(rolling, clock.instant());
        TopProducts top = streams.topProducts(
                RequestParameters.currency(currency, settings.currency()),
                range.from(),
                range.to(),
                RequestParameters.by(by),
                RequestParameters.category(category),
                RequestParameters.limit(limit));
        ProductRanking answer = new ProductRanking(
                top.currency(),
                rolling.code(),
                top.from(),
                top.to(),
                top.by(),
                top.category(),
                Ranking.named(top, names::of),
                "live",
                top.asOf(),
                top.stale(),
                top.lag(),
                top.processedThrough());
        return ResponseEntity.ok()
                .cacheControl(LiveRevenueController.ONE_SECOND)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(answer);
    }

    @GetMapping(path = "/orders/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "One order as it is now",
            description = "The highest valid version that streams has processed; 404 if there is none.")
    ResponseEntity<OrderAnswer> order(@PathVariable("id") String id) {
        return answer(id);
    }

    @GetMapping(path = "/orders", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "One order as it is now, by a parameter",
            description = "As /api/live/orders/{id}, for every id: clients fold path segments such as '..', encoded or"
                    + " not.")
    ResponseEntity<OrderAnswer> orderByParameter(@RequestParam(name = "id") String id) {
        return answer(id);
    }

    private ResponseEntity<OrderAnswer> answer(String id) {
        OrderView order = streams.order(RequestParameters.id("id", id))
                .orElseThrow(() -> new NotFoundException("streams has processed no valid order with this id"));
        Map<String, String> known =
                names.of(order.lines().stream().map(OrderView.Line::productId).toList());
        List<OrderAnswer.Line> lines = order.lines().stream()
                .map(line -> OrderAnswer.Line.of(line, known.get(line.productId())))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(LiveRevenueController.ONE_SECOND)
                .body(OrderAnswer.of(order, lines));
    }
}
