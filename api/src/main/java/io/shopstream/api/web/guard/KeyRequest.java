package io.shopstream.api.web.guard;

import io.swagger.v3.oas.annotations.media.Schema;

/** Body of a request for a new key, as the OpenAPI document describes it. */
record KeyRequest(
        @Schema(description = "What people call the key: the program or the person who has it", maxLength = 100)
        String name,

        @Schema(
                description = "What it allows",
                allowableValues = {"reader", "ingest", "operator"})
        String role) {}
