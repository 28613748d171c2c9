package io.shopstream.producer;

import io.shopstream.producer.database.ShopDatabase;
import io.shopstream.producer.database.ShopDatabaseException;
import io.shopstream.producer.database.ShopDatabaseUnavailableException;
import io.shopstream.schemas.client.ProducerClient.ForgottenRow;
import io.shopstream.schemas.client.ServicePaths;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The part of an erasure that concerns the shop database. Only this machine may request it, elsewhere who has the token. */
@RestController
class ForgetUserController {
    private final ShopDatabase database;
    private final boolean captured;

    record Request(@Nullable String userId) {}

    ForgetUserController(ProducerSettings settings) {
        this.database = new ShopDatabase(settings.shopDatabase().address());
        this.captured = settings.capture().enabled();
    }

    @PostMapping(path = ServicePaths.FORGET_USER, consumes = MediaType.APPLICATION_JSON_VALUE)
    ForgottenRow forget(@RequestBody Request request) {
        String userId = request.userId();
        if (userId == null || userId.isBlank()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "user_id must not be blank");
        }
        return new ForgottenRow(database.forget(userId), captured);
    }

    @ExceptionHandler
    ProblemDetail unavailable(ShopDatabaseUnavailableException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refused(ShopDatabaseException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, e.getMessage());
    }
}
