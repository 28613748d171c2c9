package io.shopstream.api.web.problem;

import io.shopstream.api.dependency.DependencyRefusedException;
import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.ingest.read.IngestRefusedException;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.reports.queue.ReportQueueClosedException;
import io.shopstream.api.reports.queue.ReportQueueFullException;
import io.shopstream.edge.ErrorTexts;
import io.shopstream.schemas.problem.ProblemCode;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every exception, the framework's own included, into a {@link Problem} that says what to do. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ErrorTexts texts;

    ProblemAdvice(ErrorTexts texts) {
        this.texts = texts;
    }

    @ExceptionHandler(BadParameterException.class)
    ResponseEntity<Object> badParameter(BadParameterException e, WebRequest request) {
        return Problem.of(ProblemCode.INVALID_PARAMETER, "'%s' %s".formatted(e.parameter(), e.getMessage()))
                .with("parameter", e.parameter())
                .at(path(request))
                .response();
    }

    /** Parameters that are no UTF-8, or too many: the server finds out when they are read. */
    @ExceptionHandler(InvalidParameterException.class)
    ResponseEntity<Object> unreadable(InvalidParameterException e, WebRequest request) {
        return Problem.of(
                        HttpStatusCode.valueOf(e.getErrorCode()),
                        "the parameters cannot be read: check their number and percent encodings (UTF-8)")
                .at(path(request))
                .response();
    }

    /** A body that is too large or too slow; the message tells the limit. */
    @ExceptionHandler(IngestRefusedException.class)
    ResponseEntity<Object> body(IngestRefusedException e, WebRequest request) {
        return Problem.of(HttpStatusCode.valueOf(e.status()), e.detail())
                .at(path(request))
                .response();
    }

    @ExceptionHandler(NotFoundException.class)
    ResponseEntity<Object> notFound(NotFoundException e, WebRequest request) {
        return Problem.of(ProblemCode.NO_SUCH_RECORD, e.detail())
                .at(path(request))
                .response();
    }

    @ExceptionHandler(DependencyRefusedException.class)
    ResponseEntity<Object> refused(DependencyRefusedException e, WebRequest request) {
        HttpStatusCode status = HttpStatusCode.valueOf(e.status());
        Problem problem = status.isSameCodeAs(HttpStatus.BAD_REQUEST)
                ? Problem.of(ProblemCode.INVALID_PARAMETER, e.detail())
                : Problem.of(status, e.detail());
        return problem.with("part", e.dependency().code()).at(path(request)).response();
    }

    @ExceptionHandler(DependencyUnavailableException.class)
    ResponseEntity<Object> unavailable(DependencyUnavailableException e, WebRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(e.retryAfter().toSeconds()));
        return Problem.of(ProblemCode.DEPENDENCY_UNAVAILABLE, e.getMessage() + "; try again in a moment")
                .with("part", e.dependency().code())
                .at(path(request))
                .response(headers);
    }

    @ExceptionHandler(ReportQueueFullException.class)
    ResponseEntity<Object> tooManyReports(ReportQueueFullException e, WebRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(e.retryAfter().toSeconds()));
        return Problem.of(ProblemCode.TOO_MANY_REQUESTS, String.valueOf(e.getMessage()))
                .at(path(request))
                .response(headers);
    }

    @ExceptionHandler(ReportQueueClosedException.class)
    ResponseEntity<Object> stopping(ReportQueueClosedException e, WebRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        return Problem.of(ProblemCode.UNAVAILABLE, e.getMessage() + ": ask again in a moment")
                .at(path(request))
                .response(headers);
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
        LOG.error("A request to {} failed", path(request), e);
        HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
        return Problem.of(status, texts.detail(status.value()))
                .at(path(request))
                .response();
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e instanceof MissingServletRequestParameterException missing) {
            return Problem.of(ProblemCode.INVALID_PARAMETER, detail(e, status))
                    .with("parameter", missing.getParameterName())
                    .at(path(request))
                    .response(headers);
        }
        return Problem.of(status, detail(e, status)).at(path(request)).response(headers);
    }

    private String detail(Exception e, HttpStatusCode status) {
        return switch (e) {
            case MissingServletRequestParameterException missing ->
                "'%s' is required".formatted(missing.getParameterName());
            case HttpRequestMethodNotSupportedException method ->
                "%s is not allowed here; use %s".formatted(method.getMethod(), String.join(", ", supported(method)));
            case HttpMediaTypeNotAcceptableException accept ->
                "this is available as %s (set the Accept header or ?format=)".formatted(types(accept));
            default -> texts.detail(status.value());
        };
    }

    private static String[] supported(HttpRequestMethodNotSupportedException e) {
        String[] methods = e.getSupportedMethods();
        return methods == null ? new String[] {"GET"} : methods;
    }

    private static String types(HttpMediaTypeNotAcceptableException e) {
        String types = e.getSupportedMediaTypes().stream()
                .map(MediaType::toString)
                .distinct()
                .collect(Collectors.joining(" or "));
        return types.isEmpty() ? "JSON or, for lists, CSV" : types;
    }

    private static @Nullable String path(WebRequest request) {
        return request instanceof ServletWebRequest servlet
                ? servlet.getRequest().getRequestURI()
                : null;
    }
}
