package io.shopstream.edge;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers errors that no controller answers as problems: those of filters and of unforeseen failures. */
@RestController
final class UnansweredErrors implements ErrorController {
    // Without a status, somebody asked for this address itself.
    private static final int NOT_FOUND = 404;

    private final ErrorTexts texts;

    UnansweredErrors(ErrorTexts texts) {
        this.texts = texts;
    }

    @RequestMapping("/error")
    ResponseEntity<byte[]> error(HttpServletRequest request) {
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : NOT_FOUND;
        Map<String, String> instance = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                ? Map.of("instance", path)
                : Map.of();
        // The content type is set here, so that no Accept header can turn the error into an empty 406.
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .cacheControl(CacheControl.noStore())
                .body(texts.problem(status, instance));
    }
}
