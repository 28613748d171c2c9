package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.query.RevenueTotal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Checks that a service answers one question with the full number or a refusal, never less, while its stores move. */
final class WholeAnswers {
    private final RunningService service;
    private final String question;
    private final List<String> seen = new ArrayList<>();

    WholeAnswers(RunningService service, String question) {
        this.service = service;
        this.question = question;
    }

    /** Asks once; returns whether the answer is the full number and not stale. */
    boolean isFresh(int orders) {
        HttpResponse<String> response = service.get(question);
        seen.add(response.statusCode() + " " + response.body());
        if (response.statusCode() == 503) {
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            return false;
        }
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        RevenueTotal total = QueryJson.mapper().readValue(response.body(), RevenueTotal.class);
        assertThat(total.orders()).as("of %s", response.body()).isEqualTo(orders);
        return !total.stale();
    }

    /** Status and body of every answer so far. */
    List<String> seen() {
        return seen;
    }
}
