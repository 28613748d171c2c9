package io.shopstream.api.web.pipeline;

import io.shopstream.api.answer.pipeline.Health;
import io.shopstream.api.answer.pipeline.PartState;
import io.shopstream.api.answer.pipeline.PipelineStatus;
import io.shopstream.api.live.FeedTally;
import io.shopstream.api.pipeline.PipelineWatch;
import io.shopstream.api.web.problem.FailsWith;
import io.shopstream.api.web.problem.Problem;
import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.problem.ProblemCode;
import io.shopstream.schemas.security.BindAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "health", description = "State of the pipeline")
class HealthController {
    private final PipelineWatch pipeline;
    private final FeedTally tally;
    private final boolean loopbackOnly;

    HealthController(PipelineWatch pipeline, FeedTally tally, @Value("${server.address:}") String bind) {
        this.pipeline = pipeline;
        this.tally = tally;
        this.loopbackOnly = BindAddress.isLoopback(bind);
    }

    @GetMapping("/api/health")
    @Operation(
            operationId = "health",
            summary = "Health of the API and its dependencies",
            description = "200 if the API and all its dependencies are up, else 503 naming those that are not.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Health.class)))
    @FailsWith(ProblemCode.UNHEALTHY)
    ResponseEntity<?> health() {
        // Everybody may ask; details name addresses, roles and tables. Readers find them in the status.
        Health health = loopbackOnly ? pipeline.health() : pipeline.health().withoutDetails();
        if (health.healthy()) {
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(health);
        }
        String down = health.parts().stream()
                .filter(part -> !part.healthy())
                .map(PartState::name)
                .collect(Collectors.joining(", "));
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "2");
        return Problem.of(ProblemCode.UNHEALTHY, "not up: " + down)
                .at("/api/health")
                .with("health", health.status())
                .with("parts", health.parts())
                .with("as_of", health.asOf())
                .response(headers);
    }

    @GetMapping(ServicePaths.SHOP_STATUS)
    @Operation(
            operationId = "status",
            summary = "Rows, lag, freshness, rates and rejected records",
            description =
                    "Always 200. A value is null, never zero, while the dependency that provides it is unavailable."
                            + " Row counts are exact and cached for a few seconds or longer, depending on their cost."
                            + " A topic that was deleted, or created again, stays in `lag` and says so in its `state`"
                            + " (`topic-missing`, `topic-recreated`).")
    ResponseEntity<PipelineStatus> status() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(pipeline.full(tally.rates()));
    }
}
