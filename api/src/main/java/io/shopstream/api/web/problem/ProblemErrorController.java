package io.shopstream.api.web.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers errors that never reached a controller, such as those of filters and of the servlet container. */
@Hidden
@RestController
class ProblemErrorController implements ErrorController {
    // Without a status, somebody asked for this address itself.
    private static final int NOT_FOUND = 404;

    @RequestMapping("/error")
    ResponseEntity<Object> error(HttpServletRequest request) {
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : NOT_FOUND;
        Problem problem = Problem.of(HttpStatusCode.valueOf(status), ProblemDetails.of(status));
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                ? problem.at(path).response()
                : problem.response();
    }
}
