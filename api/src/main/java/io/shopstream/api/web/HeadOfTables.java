package io.shopstream.api.web;

import io.shopstream.api.answer.Tabular;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Answers HEAD for CSV and NDJSON with the headers of GET, without reading the rows: an export may have millions. */
@ControllerAdvice
final class HeadOfTables implements ResponseBodyAdvice<Object> {
    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return converterType == CsvConverter.class || converterType == NdjsonConverter.class;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType selectedContentType,
            Class<? extends HttpMessageConverter<?>> selectedConverterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!request.getMethod().equals(HttpMethod.HEAD)) {
            return body;
        }
        if (selectedConverterType == CsvConverter.class && body instanceof Tabular table) {
            CsvConverter.writeHeaders(table, response.getHeaders());
        } else {
            response.getHeaders().setContentType(selectedContentType);
        }
        return null;
    }
}
