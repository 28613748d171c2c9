package io.shopstream.api.web.ingest;

import io.shopstream.api.answer.ingest.IngestAnswer;
import io.shopstream.api.ingest.Ingest;
import io.shopstream.api.ingest.once.BatchKey;
import io.shopstream.api.ingest.once.BatchRefusedException;
import io.shopstream.api.ingest.read.IngestRefusedException;
import io.shopstream.api.web.problem.FailsWith;
import io.shopstream.schemas.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/ingest", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "ingest", description = "Records of other programs")
class IngestController {
    private static final String LINES = MediaType.APPLICATION_NDJSON_VALUE;
    private static final String RULES =
            " One JSON object, a list of them, or one per line as application/x-ndjson: at most 5,000 records and"
                    + " 16 MiB. Each record is judged by itself, and has a result with a code. 202 if Kafka has"
                    + " acknowledged at least one (`accepted`, or `duplicate` if this instance knows the record from"
                    + " the last minutes; the shop recognises every other duplicate, too, without saying so here)."
                    + " Records that are `unavailable` or `unknown` are to be sent again, with the ids in the results."
                    + " 422 if every record breaks a rule, 503 with Retry-After if Kafka acknowledges none: both with the same"
                    + " results. 400 if the body is not JSON, 413 if it is too large, 429 with Retry-After under too"
                    + " much load: then nothing was sent.";

    private static final String KEY = "Any text of the sender, such as a UUID, that belongs to this batch: within 24"
            + " hours the same text with the same body gets the first answer again, with the header"
            + " Idempotency-Replayed: true. 422 with another body, 409 while the first request is being answered.";

    private final Ingest orderIngest;
    private final Ingest eventIngest;
    private final IngestCalls calls;

    IngestController(Ingest orderIngest, Ingest eventIngest, IngestCalls calls) {
        this.orderIngest = orderIngest;
        this.eventIngest = eventIngest;
        this.calls = calls;
    }

    @PostMapping(
            path = "/orders",
            consumes = {MediaType.APPLICATION_JSON_VALUE, LINES})
    @Operation(
            operationId = "ingestOrders",
            summary = "Send orders",
            description = "Snapshots of orders and credit notes." + RULES,
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        array = @ArraySchema(schema = @Schema(implementation = IngestOrder.class)),
                                        examples = @ExampleObject(IngestExamples.ORDERS)),
                                @Content(
                                        mediaType = LINES,
                                        schema = @Schema(implementation = IngestOrder.class),
                                        examples = @ExampleObject(IngestExamples.ORDER))
                            }))
    @ApiResponse(
            responseCode = "202",
            description = "What became of each record",
            content = @Content(schema = @Schema(implementation = IngestAnswer.class)))
    @FailsWith({
        ProblemCode.REQUEST_IN_PROGRESS,
        ProblemCode.NO_VALID_RECORD,
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        ProblemCode.TOO_MANY_REQUESTS
    })
    @Parameter(
            name = BatchKey.HEADER,
            in = ParameterIn.HEADER,
            description = KEY,
            example = "8e03978e-40d5-43dd-bc93-6894a57f9324",
            schema = @Schema(type = "string"))
    ResponseEntity<?> orders(HttpServletRequest request) throws IOException {
        return calls.take(orderIngest, request);
    }

    @PostMapping(
            path = "/events",
            consumes = {MediaType.APPLICATION_JSON_VALUE, LINES})
    @Operation(
            operationId = "ingestEvents",
            summary = "Send events",
            description = "What visitors did." + RULES,
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        array = @ArraySchema(schema = @Schema(implementation = IngestEvent.class)),
                                        examples = @ExampleObject(IngestExamples.EVENTS)),
                                @Content(
                                        mediaType = LINES,
                                        schema = @Schema(implementation = IngestEvent.class),
                                        examples = @ExampleObject(IngestExamples.EVENT))
                            }))
    @ApiResponse(
            responseCode = "202",
            description = "What became of each record",
            content = @Content(schema = @Schema(implementation = IngestAnswer.class)))
    @FailsWith({
        ProblemCode.REQUEST_IN_PROGRESS,
        ProblemCode.NO_VALID_RECORD,
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        ProblemCode.TOO_MANY_REQUESTS
    })
    @Parameter(
            name = BatchKey.HEADER,
            in = ParameterIn.HEADER,
            description = KEY,
            example = "8e03978e-40d5-43dd-bc93-6894a57f9324",
            schema = @Schema(type = "string"))
    ResponseEntity<?> events(HttpServletRequest request) throws IOException {
        return calls.take(eventIngest, request);
    }

    @ExceptionHandler(IngestRefusedException.class)
    ResponseEntity<Object> refused(IngestRefusedException refusal, HttpServletRequest request) {
        return IngestResponses.of(refusal, request.getRequestURI());
    }

    @ExceptionHandler(BatchRefusedException.class)
    ResponseEntity<Object> refused(BatchRefusedException refusal, HttpServletRequest request) {
        return IngestResponses.of(refusal, request.getRequestURI());
    }
}
