package io.shopstream.api.web.pipeline;

import io.shopstream.api.answer.pipeline.EtlStatus;
import io.shopstream.api.answer.pipeline.GenerateAnswer;
import io.shopstream.api.dependency.DependencyRefusedException;
import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.live.FeedTally;
import io.shopstream.api.pipeline.PipelineWatch;
import io.shopstream.api.web.problem.FailsWith;
import io.shopstream.schemas.client.ProducerClient;
import io.shopstream.schemas.client.SinkClient;
import io.shopstream.schemas.problem.ProblemCode;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.query.QueryJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping(path = "/api/etl", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "pipeline", description = "The data flow from the shop to the warehouse")
class EtlController {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ProducerClient producer;
    private final SinkClient sink;
    private final PipelineWatch pipeline;
    private final FeedTally tally;

    EtlController(ProducerClient producer, SinkClient sink, PipelineWatch pipeline, FeedTally tally) {
        this.sink = sink;
        this.producer = producer;
        this.pipeline = pipeline;
        this.tally = tally;
    }

    @PostMapping(path = "/generate-data", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "generateData",
            summary = "Generate orders in the simulated shop",
            description = "Either a number of orders at once or a rate from now on."
                    + " 409 if the simulated shop is switched off, 503 while it is unavailable.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = GenerateRequest.class))))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted: the state of the simulated shop",
            content = @Content(schema = @Schema(implementation = GenerateAnswer.class)))
    @FailsWith(ProblemCode.CONFLICT)
    ResponseEntity<GenerateAnswer> generate(@RequestBody Map<String, @Nullable Object> body) {
        GenerateRequest wanted = GenerateBody.read(body);
        Long orders = wanted.orders();
        ProducerStatus status =
                orders == null ? producer.setRate(String.valueOf(wanted.ordersPerSecond())) : producer.generate(orders);
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .cacheControl(CacheControl.noStore())
                .body(GenerateAnswer.of(status));
    }

    @PostMapping(path = "/load-data", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "loadData",
            summary = "Rebuild tables of the warehouse from the log",
            description =
                    "All tables, or those in 'tables', or those whose meaning changed after 'from_schema_version'."
                            + " 409 if the rebuild is not possible, with what is missing; 503 while the sink is"
                            + " unavailable. /api/etl/status shows the progress.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RebuildRequest.class))))
    @ApiResponse(responseCode = "202", description = "Started: the running rebuild and the most recent ones")
    @FailsWith(ProblemCode.CONFLICT)
    ResponseEntity<Map<String, Object>> load(@RequestBody Map<String, @Nullable Object> body) {
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .cacheControl(CacheControl.noStore())
                .body(object(sink.startRebuild(RebuildBody.read(body))));
    }

    @GetMapping("/status")
    @Operation(
            operationId = "etlStatus",
            summary = "Progress of the data flow",
            description = "The pipeline section of /api/status, without the slow row counts. Always 200.")
    ResponseEntity<EtlStatus> status() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(EtlStatus.of(pipeline.withoutRowCounts(tally.rates()), rebuilds()));
    }

    @PostMapping("/status")
    @Operation(operationId = "etlStatusByPost", summary = "Progress of the data flow", description = "As GET.")
    ResponseEntity<EtlStatus> statusByPost() {
        return status();
    }

    /** Null if the sink does not answer. */
    private @Nullable Map<String, Object> rebuilds() {
        try {
            return object(sink.rebuilds());
        } catch (DependencyUnavailableException | DependencyRefusedException e) {
            return null;
        }
    }

    private static Map<String, Object> object(JsonNode answer) {
        return QueryJson.mapper().convertValue(answer, OBJECT);
    }
}
