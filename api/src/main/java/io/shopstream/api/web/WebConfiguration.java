package io.shopstream.api.web;

import io.shopstream.api.guard.Pages;
import io.shopstream.edge.ContentPolicy;
import io.shopstream.edge.HttpEdgeConfiguration;
import io.shopstream.edge.SlashesInIds;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers JSON by default, CSV or NDJSON on request, by {@code Accept} or {@code ?format=}; rejects unknown parameters
 * everywhere.
 */
@Configuration(proxyBeanMethods = false)
@Import({HttpEdgeConfiguration.class, SlashesInIds.class})
class WebConfiguration implements WebMvcConfigurer {
    static final MediaType CSV = AnswerFormat.CSV.mediaType();

    // The one style element that Swagger UI adds, by its hash: another version may have another one.
    private static final String STYLE_OF_SWAGGER_UI = "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";
    // Shop data must not run as script, and the pages need nothing of other servers. Style attributes are needed by the
    // tooltips of the charts and by Swagger UI. The wall display shows the other pages in a frame.
    private static final String PAGES_OF_THE_API = "default-src 'self'; object-src 'none'; style-src 'self' "
            + STYLE_OF_SWAGGER_UI + "; style-src-attr 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self';"
            + " base-uri 'none'; form-action 'self'";

    private final JsonMapper json;

    WebConfiguration(JsonMapper json) {
        this.json = json;
    }

    @Bean
    static ContentPolicy contentPolicy() {
        return new ContentPolicy(PAGES_OF_THE_API);
    }

    @Bean
    static OwnAddress ownAddress(@Value("${shopstream.guard.secure-cookie:false}") boolean behindHttps) {
        return new OwnAddress(behindHttps);
    }

    @Bean
    static NextPage nextPage(OwnAddress own) {
        return new NextPage(own);
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation
                .favorParameter(true)
                .parameterName(KnownParameters.FORMAT)
                .mediaType("json", MediaType.APPLICATION_JSON)
                .mediaType("csv", CSV)
                .mediaType("ndjson", AnswerFormat.NDJSON.mediaType());
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new CsvConverter()).addCustomConverter(new NdjsonConverter(json));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new QueryRecords());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        Pages.ADDRESSES.forEach(
                (address, file) -> views.addViewController(address).setViewName("forward:" + file));
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new KnownParameters()).addPathPatterns("/api/**", "/problems/**");
    }
}
