package io.shopstream.api.web.live;

import io.shopstream.api.ApiSettings;
import io.shopstream.api.guard.Admission;
import io.shopstream.api.live.LiveSection;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.sse.SseBroadcaster;
import io.shopstream.api.sse.SseClient;
import io.shopstream.api.sse.SseWriter;
import io.shopstream.api.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The live stream. Each request runs on a virtual thread that writes the frames for its client, and ends within half a
 * minute after its key or session does.
 */
@RestController
@Tag(name = "live", description = "Current figures, from the state stores")
class LiveStreamController {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final SseBroadcaster broadcaster;
    private final ApiSettings settings;

    LiveStreamController(SseBroadcaster broadcaster, ApiSettings settings) {
        this.broadcaster = broadcaster;
        this.settings = settings;
    }

    @GetMapping(path = "/api/live/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "liveStream",
            summary = "Live numbers as server-sent events",
            description =
                    "Events: rates (every second), revenue (every second while streams answers), series, products,"
                            + " orders (when changed), pipeline (every two seconds), resync. With 'sections' those"
                            + " alone that it names; beside these: funnel and alerts from the state stores, categories"
                            + " and countries (sales of the last 24 hours), stock (what runs out first, of the"
                            + " products on sale) and quality"
                            + " (the last run of the checks) from the warehouse, each within a second of the"
                            + " subscription and when changed. Each event is the full"
                            + " state of its type and replaces the one before. A client that reconnects with an id"
                            + " gets the events it missed, or a resync event and the full state. A comment follows"
                            + " 15 s without events.")
    @Nullable ResponseEntity<Object> stream(
            @Parameter(description = "ISO 4217 code; default the shop's own")
                    @RequestParam(name = "currency", required = false)
                    @Nullable String currency,
            @Parameter(
                            description = "Events to send, with commas between them; default rates, revenue, series,"
                                    + " products, orders, pipeline")
                    @RequestParam(name = "sections", required = false)
                    @Nullable String sections,
            @Parameter(description = "For clients that cannot set the Last-Event-ID header")
                    @RequestParam(name = "last_event_id", required = false)
                    @Nullable String lastEventId,
            @Parameter(hidden = true) @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventIdHeader,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        String shown = RequestParameters.currency(currency, settings.currency());
        Set<String> subscribed = LiveSection.parse("sections", sections);
        if (request.getMethod().equals("HEAD")) {
            // The headers alone: a stream never ends.
            headers(response);
            return null;
        }
        String last = lastEventIdHeader == null ? lastEventId : lastEventIdHeader;
        SseClient client = broadcaster.connect(shown, subscribed, last).orElse(null);
        if (client == null) {
            HttpHeaders headers = new HttpHeaders();
            headers.set(HttpHeaders.RETRY_AFTER, "5");
            return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "too many clients, or the service is stopping")
                    .at("/api/live/stream")
                    .response(headers);
        }
        try (client) {
            headers(response);
            SseWriter.write(client, response.getOutputStream(), HEARTBEAT, Admission.current()::holds);
        } catch (IOException e) {
            // The client disconnected; it reconnects with its last id.
        }
        return null;
    }

    private static void headers(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Otherwise a proxy may hold events back in its buffer.
        response.setHeader("X-Accel-Buffering", "no");
    }
}
