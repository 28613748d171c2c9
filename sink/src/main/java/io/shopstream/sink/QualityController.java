package io.shopstream.sink;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.shopstream.sink.quality.CheckResult;
import io.shopstream.sink.quality.QualityRun;
import io.shopstream.sink.quality.QualityService;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /sink/quality}: state of the checks of this instance, and runs on demand. The results are in the warehouse.
 */
@RestController
class QualityController {
    private final QualityService service;

    QualityController(QualityService service) {
        this.service = service;
    }

    /**
     * @param state WAITING, RUNNING, IDLE or FAILED
     * @param runId the last run of this instance; null before the first
     * @param failed names of the checks that failed in that run
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String state,
            @Nullable String detail,
            @Nullable Long runId,
            @Nullable BigDecimal score,
            @Nullable List<String> failed,
            @Nullable Instant asOf) {
        static Answer of(QualityService.Status status) {
            QualityRun.Outcome last = status.last();
            if (last == null) {
                return new Answer(status.state(), status.detail(), null, null, null, null);
            }
            List<String> failed = last.results().stream()
                    .filter(CheckResult::isFailed)
                    .map(result -> result.check().name())
                    .toList();
            return new Answer(
                    status.state(), status.detail(), last.runId(), last.score().value(), failed, last.at());
        }
    }

    @GetMapping("/sink/quality")
    Answer quality() {
        return Answer.of(service.status());
    }

    /** Requests a run, which follows the current one, and returns at once. Only from this machine. */
    @PostMapping("/sink/quality")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer run(@RequestParam(name = "profile", defaultValue = "true") boolean profile) {
        service.request(profile);
        return Answer.of(service.status());
    }
}
