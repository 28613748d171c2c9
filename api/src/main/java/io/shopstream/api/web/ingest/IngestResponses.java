package io.shopstream.api.web.ingest;

import io.shopstream.api.answer.ingest.IngestAnswer;
import io.shopstream.api.dependency.Dependency;
import io.shopstream.api.ingest.once.BatchRefusedException;
import io.shopstream.api.ingest.read.IngestRefusedException;
import io.shopstream.api.web.problem.Problem;
import io.shopstream.schemas.problem.ProblemCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;

/** The status of an answer: 202 if Kafka has acknowledged a record, else a problem with the same results. */
final class IngestResponses {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private IngestResponses() {}

    static ResponseEntity<?> of(IngestAnswer answer, String path) {
        if (answer.acknowledged() > 0) {
            return ResponseEntity.status(HttpStatus.ACCEPTED)
                    .headers(retryAfter(answer.unacknowledged() > 0 ? RETRY : null))
                    .cacheControl(CacheControl.noStore())
                    .body(answer);
        }
        return answer.unacknowledged() > 0
                ? problem(
                                ProblemCode.DEPENDENCY_UNAVAILABLE,
                                "Kafka has acknowledged no record; send them again in a moment, with the ids in the"
                                        + " results",
                                answer)
                        .with("part", Dependency.KAFKA.code())
                        .at(path)
                        .response(retryAfter(RETRY))
                : problem(
                                ProblemCode.NO_VALID_RECORD,
                                "no record is valid; the results say why, with a pointer to the member that is wrong",
                                answer)
                        .at(path)
                        .response();
    }

    static ResponseEntity<Object> of(IngestRefusedException refusal, String path) {
        return Problem.of(HttpStatusCode.valueOf(refusal.status()), refusal.detail())
                .at(path)
                .response(retryAfter(refusal.retryAfter()));
    }

    static ResponseEntity<Object> of(BatchRefusedException refusal, String path) {
        return Problem.of(refusal.code(), refusal.detail())
                .at(path)
                .response(retryAfter(refusal.code() == ProblemCode.REQUEST_IN_PROGRESS ? RETRY : null));
    }

    private static Problem problem(ProblemCode code, String detail, IngestAnswer answer) {
        return Problem.of(code, detail)
                .with("topic", answer.topic())
                .with("received", answer.received())
                .with("rejected", answer.rejected())
                .with("unacknowledged", answer.unacknowledged())
                .with("results", answer.results())
                .with("as_of", answer.asOf());
    }

    private static HttpHeaders retryAfter(@Nullable Duration pause) {
        HttpHeaders headers = new HttpHeaders();
        if (pause != null) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(pause.toSeconds()));
        }
        return headers;
    }
}
