package io.shopstream.api.web;

import io.shopstream.api.paging.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** The header {@code Link} of a page, which leads to the next one, in every format. */
public final class NextPage {
    private final OwnAddress own;

    NextPage(OwnAddress own) {
        this.own = own;
    }

    /**
     * An answer with another body, and with the link.
     *
     * @param token of the next page; null if there is none
     * @param body null if the answer has none (304)
     */
    public <B> ResponseEntity<B> linked(ResponseEntity<?> answer, @Nullable String token, @Nullable B body) {
        ResponseEntity.BodyBuilder builder =
                ResponseEntity.status(answer.getStatusCode()).headers(answer.getHeaders());
        if (token != null) {
            builder.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(address(token)));
        }
        return builder.body(body);
    }

    private String address(String token) {
        return own.request().replaceQueryParam(PageRequest.TOKEN, token).toUriString();
    }
}
