package io.shopstream.api.web;

import io.shopstream.edge.HttpEdgeConfiguration;
import io.shopstream.edge.LocalChanges;
import io.shopstream.edge.SlashesInIds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers JSON by default and CSV on request, by {@code Accept} or {@code ?format=}; rejects unknown parameters
 * everywhere.
 */
@Configuration(proxyBeanMethods = false)
@Import({HttpEdgeConfiguration.class, SlashesInIds.class})
class WebConfiguration implements WebMvcConfigurer {
    static final MediaType CSV = MediaType.parseMediaType("text/csv");

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation
                .favorParameter(true)
                .parameterName(KnownParameters.FORMAT)
                .mediaType("json", MediaType.APPLICATION_JSON)
                .mediaType("csv", CSV);
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new CsvConverter());
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new KnownParameters()).addPathPatterns("/api/**");
    }

    @Bean
    LocalChanges localChanges() {
        return new LocalChanges(
                "this is allowed only from the machine that runs the shop, without a proxy",
                "/api/etl/**",
                "/api/etl/status");
    }
}
