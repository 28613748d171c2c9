package io.shopstream.api.web;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.context.request.NativeWebRequest;

/** Whether a request would rather have CSV than JSON, by the same rules as the answer's form is chosen. */
@Component
final class CsvNegotiation {
    private final ContentNegotiationManager negotiation;

    CsvNegotiation(ContentNegotiationManager mvcContentNegotiationManager) {
        this.negotiation = mvcContentNegotiationManager;
    }

    boolean isIn(NativeWebRequest request) {
        try {
            List<MediaType> accepted = negotiation.resolveMediaTypes(request);
            return accepted.stream()
                    .filter(type -> type.includes(WebConfiguration.CSV) || type.includes(MediaType.APPLICATION_JSON))
                    .findFirst()
                    .map(first -> !first.includes(MediaType.APPLICATION_JSON))
                    .orElse(false);
        } catch (HttpMediaTypeNotAcceptableException e) {
            return false;
        }
    }
}
