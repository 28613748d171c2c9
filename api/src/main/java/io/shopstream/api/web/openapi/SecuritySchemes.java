package io.shopstream.api.web.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes how a request shows its key. */
@Component
final class SecuritySchemes implements OpenApiCustomizer {
    static final String KEY = "key";
    static final String SESSION = "session";

    @Override
    public void customise(OpenAPI document) {
        Components components = document.getComponents();
        components.addSecuritySchemes(
                KEY,
                new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name("X-API-Key")
                        .description("A key, made by an operator with POST /api/keys or ./shopstream keys create. A"
                                + " service that is bound to a loopback address needs none, but checks one that is"
                                + " given."));
        components.addSecuritySchemes(
                SESSION,
                new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name("shopstream_session")
                        .description("Set by POST /api/session."));
    }
}
