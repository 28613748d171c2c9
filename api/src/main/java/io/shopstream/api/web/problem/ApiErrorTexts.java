package io.shopstream.api.web.problem;

import io.shopstream.edge.ErrorTexts;
import io.shopstream.schemas.client.ProblemJson;
import io.shopstream.schemas.problem.ProblemCode;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The general texts, except where the description of the API says more; every problem has the type of its code. */
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

    @Override
    public byte[] problem(int status, Map<String, ?> more) {
        return ProblemCode.ofStatus(status)
                .map(code -> problem(code, detail(status), more))
                .orElseGet(() -> ProblemJson.of(status, detail(status), more));
    }

    @Override
    public byte[] problem(ProblemCode code, String detail, Map<String, ?> more) {
        return ProblemJson.of(code, detail, more);
    }
}
