package io.shopstream.api.web.analytics;

import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.params.SalesFilter;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** The parameters that every question about sales has, as text; null where the request does not have them. */
@ParameterObject
public record SalesParameters(
        @Parameter(description = Question.FROM) @Nullable String from,
        @Parameter(description = Question.TO) @Nullable String to,

        @Parameter(name = "time_zone", description = Question.TIME_ZONE) @Nullable String timeZone,

        @Parameter(description = Question.COMPARE) @Nullable String compare,

        @Parameter(description = Question.CURRENCY) @Nullable String currency,

        @Parameter(description = Question.CATEGORY) @Nullable String category,

        @Parameter(description = Question.COUNTRY) @Nullable String country,
        @Parameter(description = Question.CHANNEL) @Nullable String channel) {

    /** @throws io.shopstream.api.params.BadParameterException naming the parameter */
    public SalesFilter filter() {
        return RequestParameters.salesFilter(category, country, channel);
    }
}
