package io.shopstream.api.web.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the API as a whole in the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String CONVENTIONS = """
            Amounts are decimal strings beside an ISO 4217 currency; currencies are never added together. Times are\
             UTC, ranges half open: `from` is included, `to` is not; a date means midnight UTC. Lists are JSON,\
             or CSV with `Accept: text/csv` or `?format=csv`. Every error is `application/problem+json` (RFC 9457) and\
             says what to do; its `type` is stable and the address of a page about it. `x-problem-codes` of an operation\
             lists those that it may answer with. 503 with `Retry-After` means\
             that a dependency is unavailable, never that there is no data. Unknown query parameters are rejected.\
             Answers from the warehouse have an `ETag` of the last load: with `If-None-Match` they are 304 until the\
             next one. With `compare`, `compared_with` is the former span, and `changes` has the `former` value of each\
             figure, the `difference` and the `percent` (null if the former value is zero).\
             In a path, encode an id completely (`/` as `%2F`, `;` as `%3B`), or give it as `?id=`. A POST needs\
             `Content-Type: application/json` or `X-Requested-With`.""";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("shopstream")
                        .version("1")
                        .description(CONVENTIONS)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                // Relative, so that it is right behind any proxy and on any port.
                .servers(List.of(new Server().url("/")));
    }

    // Another mapper writes the answers in snake_case; without this the document would say camelCase.
    @Bean
    ModelResolver snakeCaseSchemas() {
        ObjectMapper mapper = Json31.mapper().copy();
        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        return new RecordSchemas(mapper).openapi31(true);
    }
}
