package io.shopstream.api.web.live;

import io.shopstream.api.ApiSettings;
import io.shopstream.api.answer.ProductRanking;
import io.shopstream.api.answer.live.Ranking;
import io.shopstream.api.params.AsOf;
import io.shopstream.api.params.QueryCodes;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.warehouse.ProductNames;
import io.shopstream.schemas.client.StreamsClient;
import io.shopstream.schemas.query.RankBy;
import io.shopstream.schemas.query.RollingWindow;
import io.shopstream.schemas.query.TopProducts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/live/top-products")
@Tag(name = "live", description = "Current figures, from the state stores")
class LiveRankingController {
    private final StreamsClient streams;
    private final ProductNames names;
    private final ApiSettings settings;
    private final Clock clock;
    private final SharedAnswers<Question, TopProducts> rankings = new SharedAnswers<>();

    private record Question(
            String currency,
            TimeRange range,
            RankBy by,
            @Nullable String category,
            int limit) {}

    LiveRankingController(StreamsClient streams, ProductNames names, ApiSettings settings, Clock clock) {
        this.streams = streams;
        this.names = names;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    @Operation(
            operationId = "liveTopProducts",
            summary = "Best products of a rolling window",
            description = "Ranked over whole UTC minutes, named in from and to, the minute of asOf included; ties by"
                    + " product id. JSON or CSV.")
    ResponseEntity<ProductRanking> topProducts(
            @Parameter(description = "1m, 5m, 15m, 1h or 24h") @RequestParam(name = "window", defaultValue = "1h")
                    String window,
            @Parameter(description = AsOf.DESCRIPTION) @RequestParam(name = AsOf.NAME, required = false) @Nullable String asOf,
            @Parameter(description = "net (default) or units") @RequestParam(name = "by", required = false) @Nullable String by,
            @Parameter(description = "Id of the category to rank within; default all")
                    @RequestParam(name = "category", required = false)
                    @Nullable String category,
            @Parameter(description = RequestParameters.RANKED) @RequestParam(name = "limit", required = false) @Nullable String limit,
            @Parameter(description = "ISO 4217 code; default the shop's own")
                    @RequestParam(name = "currency", required = false)
                    @Nullable String currency) {
        RollingWindow rollingWindow = QueryCodes.window(RequestParameters.WINDOW, window);
        AsOf end = AsOf.parse(asOf, clock.instant());
        TimeRange range = end.rolling(rollingWindow);
        Question question = new Question(
                RequestParameters.currency(currency, settings.currency()),
                range,
                RequestParameters.by(by),
                RequestParameters.category(category),
                RequestParameters.ranked(limit));
        TopProducts top = rankings.get(question, () -> ask(question));
        ProductRanking answer = new ProductRanking(
                top.currency(),
                rollingWindow.code(),
                top.from(),
                top.to(),
                top.by(),
                top.category(),
                Ranking.named(top, names::of),
                "live",
                end.orElse(top.asOf()),
                top.stale(),
                top.lag(),
                top.processedThrough());
        return ResponseEntity.ok()
                .cacheControl(LiveCaching.ONE_SECOND)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(answer);
    }

    private TopProducts ask(Question question) {
        return streams.topProducts(
                question.currency(),
                question.range().from(),
                question.range().to(),
                question.by(),
                question.category(),
                question.limit());
    }
}
