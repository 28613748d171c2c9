package io.shopstream.api.web.guard;

import io.swagger.v3.oas.annotations.media.Schema;

/** Body of a request for a session, as the OpenAPI document describes it. */
record SessionRequest(@Schema(description = "The whole key") String key) {
    /** Omits the key. */
    @Override
    public String toString() {
        return "SessionRequest";
    }
}
