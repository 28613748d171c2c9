package io.shopstream.api.web.problem;

import io.shopstream.edge.ErrorTexts;
import org.springframework.stereotype.Component;

/** The general texts, except where the description of the API says more. */
@Component
final class ApiErrorTexts implements ErrorTexts {
    @Override
    public String detail(int status) {
        return switch (status) {
            case 400 -> "the request is malformed; /v3/api-docs describes the valid ones";
            case 404 -> "there is nothing at this address; /v3/api-docs lists all addresses";
            case 406 -> "no representation matches the Accept header or ?format=";
            default -> GENERAL.detail(status);
        };
    }
}
