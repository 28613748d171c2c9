package io.shopstream.sink;

import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.sink.erasure.ForgottenUser;
import io.shopstream.sink.erasure.ForgottenUsers;
import io.shopstream.sink.warehouse.FailureClassifier;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The part of an erasure that concerns the warehouse. Only this machine may request it, elsewhere who has the token. */
@RestController
class ForgottenUsersController {
    private static final int MAX_REQUESTER = 100;

    private final ForgottenUsers users;

    /**
     * @param requestedBy who asks; only the first request of a user needs it
     */
    record Request(@Nullable String userId, @Nullable String requestedBy) {}

    ForgottenUsersController(ForgottenUsers users) {
        this.users = users;
    }

    /** From now on the warehouse stores no personal data of the user. */
    @PostMapping(path = ServicePaths.FORGOTTEN_USERS, consumes = MediaType.APPLICATION_JSON_VALUE)
    ForgottenUser add(@RequestBody Request request) throws SQLException {
        String requester = request.requestedBy();
        if (requester == null || requester.isBlank() || requester.length() > MAX_REQUESTER) {
            throw badRequest("requested_by must have 1 to " + MAX_REQUESTER + " characters");
        }
        return users.add(userId(request), requester);
    }

    /** Removes what the warehouse stored before, and notes that the erasure is complete. */
    @PostMapping(path = ServicePaths.FORGOTTEN_USERS_COMPLETE, consumes = MediaType.APPLICATION_JSON_VALUE)
    ForgottenUser complete(@RequestBody Request request) throws SQLException {
        return users.complete(userId(request))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.CONFLICT, "nobody has asked to forget this user: see ./shopstream forget"));
    }

    @ExceptionHandler
    ProblemDetail unavailable(SQLException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "the warehouse does not answer: "
                        + FailureClassifier.classify(e).message());
    }

    private static String userId(Request request) {
        String userId = request.userId();
        if (userId == null || userId.isBlank()) {
            throw badRequest("user_id must not be blank");
        }
        return userId;
    }

    private static ResponseStatusException badRequest(String detail) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
    }
}
