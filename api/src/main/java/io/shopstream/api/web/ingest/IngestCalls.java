package io.shopstream.api.web.ingest;

import io.shopstream.api.answer.ingest.IngestAnswer;
import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.guard.Caller;
import io.shopstream.api.guard.CurrentCaller;
import io.shopstream.api.ingest.Ingest;
import io.shopstream.api.ingest.once.BatchBody;
import io.shopstream.api.ingest.once.BatchKey;
import io.shopstream.api.ingest.once.BatchRefusedException;
import io.shopstream.api.ingest.once.BatchTable;
import io.shopstream.api.ingest.once.Claim;
import io.shopstream.api.ingest.read.BatchReader;
import io.shopstream.api.ingest.read.BodyFormat;
import io.shopstream.api.ingest.read.NewIds;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the records of a request: once, if it has an Idempotency-Key. An answer of which every record is acknowledged
 * or faulty is remembered. After any other, the same batch is done again, with the same ids, so that what is in Kafka
 * already changes nothing.
 */
@Component
class IngestCalls {
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Logger LOG = LoggerFactory.getLogger(IngestCalls.class);

    private final BatchTable batches;
    private final JsonMapper json;

    IngestCalls(BatchTable batches, JsonMapper json) {
        this.batches = batches;
        this.json = json;
    }

    ResponseEntity<?> take(Ingest ingest, HttpServletRequest request) throws IOException {
        BodyFormat format = MediaType.APPLICATION_NDJSON.isCompatibleWith(contentType(request))
                ? BodyFormat.LINES
                : BodyFormat.JSON;
        String owner = CurrentCaller.get().orElse(Caller.LOCAL).owner();
        BatchKey key = BatchKey.of(owner, Collections.list(request.getHeaders(BatchKey.HEADER)))
                .orElse(null);
        if (key == null) {
            return IngestResponses.of(
                    ingest.take(request.getInputStream(), request.getContentLengthLong(), format),
                    request.getRequestURI());
        }
        return switch (batches.claim(key)) {
            case Claim.InProgress _ -> throw BatchRefusedException.inProgress();
            case Claim.Done done -> replay(done, body(request, format), request.getContentLengthLong());
            case Claim.Mine claim -> once(ingest, request, format, key, claim);
        };
    }

    private static BatchBody body(HttpServletRequest request, BodyFormat format) throws IOException {
        return new BatchBody(request.getInputStream(), request.getServletPath() + " " + format);
    }

    private static ResponseEntity<?> replay(Claim.Done done, BatchBody body, long length) {
        BatchReader.skip(body.stream(), length);
        if (!done.bodyHash().equals(body.hash())) {
            throw BatchRefusedException.otherBody();
        }
        return ResponseEntity.status(done.status())
                .contentType(
                        done.status() == HttpStatus.ACCEPTED.value()
                                ? MediaType.APPLICATION_JSON
                                : MediaType.APPLICATION_PROBLEM_JSON)
                .cacheControl(CacheControl.noStore())
                .header(REPLAYED, "true")
                .body(done.answer());
    }

    private ResponseEntity<?> once(
            Ingest ingest, HttpServletRequest request, BodyFormat format, BatchKey key, Claim.Mine claim)
            throws IOException {
        boolean finished = false;
        try {
            BatchBody body = body(request, format);
            NewIds ids = NewIds.repeatable(claim.createdAt(), key.owner() + " " + key.text());
            IngestAnswer answer = ingest.take(
                    body.stream(), request.getContentLengthLong(), format, ids, () -> bind(key, claim, body.hash()));
            ResponseEntity<?> response = IngestResponses.of(answer, request.getRequestURI());
            finished = answer.unacknowledged() == 0 && isFinished(key, claim, response);
            return response;
        } finally {
            if (!finished) {
                release(key, claim);
            }
        }
    }

    private void bind(BatchKey key, Claim.Mine claim, String hash) {
        if (claim.bodyHash() != null && !claim.bodyHash().equals(hash)) {
            throw BatchRefusedException.otherBody();
        }
        if (!batches.bind(key, claim, hash)) {
            throw BatchRefusedException.inProgress();
        }
    }

    // The records are in Kafka: that is the answer, even if it cannot be remembered.
    private boolean isFinished(BatchKey key, Claim.Mine claim, ResponseEntity<?> response) {
        try {
            String text = json.writeValueAsString(Objects.requireNonNull(response.getBody()));
            batches.finish(key, claim, response.getStatusCode().value(), text);
            return true;
        } catch (DependencyUnavailableException e) {
            LOG.warn("The answer to a batch is not remembered: {}", e.getMessage());
            return false;
        }
    }

    private void release(BatchKey key, Claim.Mine claim) {
        try {
            batches.release(key, claim);
        } catch (DependencyUnavailableException e) {
            // Half a minute later it can be taken over anyway.
            LOG.debug("A batch is not given back", e);
        }
    }

    private static MediaType contentType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? MediaType.APPLICATION_JSON : MediaType.parseMediaType(type);
    }
}
