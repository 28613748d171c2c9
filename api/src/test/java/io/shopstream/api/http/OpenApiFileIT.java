package io.shopstream.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.contract.ApiContract;
import io.shopstream.api.support.LonelyApi;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The committed OpenAPI document is the one that the service answers, so every change of the API is seen in review. */
class OpenApiFileIT {
    /** Set to {@code write}, the test writes the file instead of comparing it. */
    private static final String MODE = "shopstream.openapi";

    private static final String COMMAND = "mvn verify -pl api -am -Dtest=none -Dit.test=OpenApiFileIT"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false -D" + MODE + "=write";

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Test
    void shouldBeTheRunningDescription() throws IOException {
        String running = SORTED.writeValueAsString(
                        SORTED.readValue(LonelyApi.get().get("/v3/api-docs").body(), Object.class))
                + "\n";
        if ("write".equals(System.getProperty(MODE))) {
            Files.createDirectories(ApiContract.FILE.getParent());
            Files.writeString(ApiContract.FILE, running);
        }

        assertThat(ApiContract.FILE)
                .as("if the change of the API is intended, write the file: %s", COMMAND)
                .exists()
                .content()
                .isEqualTo(running);
    }
}
