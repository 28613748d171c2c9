package io.shopstream.api.web;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.context.request.NativeWebRequest;

/** Decides whether a request prefers CSV to JSON, by the rules that also choose the format of the answer. */
@Component
public final class CsvNegotiation {
    private final ContentNegotiationManager negotiation;

    CsvNegotiation(ContentNegotiationManager mvcContentNegotiationManager) {
        this.negotiation = mvcContentNegotiationManager;
    }

    public boolean prefersCsv(NativeWebRequest request) {
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
