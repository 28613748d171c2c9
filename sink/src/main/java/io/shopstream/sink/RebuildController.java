package io.shopstream.sink;

import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.sink.rebuild.RebuildService;
import io.shopstream.sink.rebuild.RebuildStatus;
import io.shopstream.sink.rebuild.plan.RebuildRefusedException;
import io.shopstream.sink.rebuild.plan.UnknownTableException;
import io.shopstream.sink.warehouse.FailureClassifier;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds over HTTP. Only this machine may start or cancel one. */
@RestController
@RequestMapping(ServicePaths.REBUILD)
class RebuildController {
    private final RebuildService rebuildService;

    /**
     * What to rebuild; everything by default.
     *
     * @param tables names with or without schema
     * @param fromSchemaVersion only tables whose contents changed their meaning in a later migration of the warehouse
     */
    record RebuildRequest(
            @Nullable List<String> tables, @Nullable Integer fromSchemaVersion) {}

    RebuildController(RebuildService rebuildService) {
        this.rebuildService = rebuildService;
    }

    @GetMapping
    RebuildStatus status() throws SQLException {
        return rebuildService.status();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    RebuildStatus start(@RequestBody RebuildRequest rebuild) throws SQLException {
        rebuildService.start(rebuild.tables(), rebuild.fromSchemaVersion());
        return rebuildService.status();
    }

    /** Succeeds if no rebuild is running; answers 409 if it is too late to cancel. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    RebuildStatus cancel() throws SQLException {
        boolean cancelled = rebuildService.cancel();
        RebuildStatus status = rebuildService.status();
        if (!cancelled && status.running() != null) {
            ErrorResponseException tooLate = new ErrorResponseException(HttpStatus.CONFLICT);
            tooLate.setDetail("too late to cancel: the tables are being exchanged");
            throw tooLate;
        }
        return status;
    }

    @ExceptionHandler
    ProblemDetail refused(RebuildRefusedException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, e.getMessage() + ". " + e.remedy());
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownTableException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "tables: " + e.getMessage());
    }

    @ExceptionHandler({SQLException.class, KafkaException.class})
    ProblemDetail unavailable(Exception e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "the warehouse or Kafka does not answer: "
                        + FailureClassifier.classify(e).message());
    }
}
