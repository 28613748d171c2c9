package io.shopstream.api.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.context.request.NativeWebRequest;

/** Decides which format a request prefers, by the rules that also choose the format of the answer. */
@Component
public final class CsvNegotiation {
    private final ContentNegotiationManager negotiation;

    CsvNegotiation(ContentNegotiationManager mvcContentNegotiationManager) {
        this.negotiation = mvcContentNegotiationManager;
    }

    public boolean prefersCsv(NativeWebRequest request) {
        return preferred(request, List.of(AnswerFormat.JSON, AnswerFormat.CSV)) == AnswerFormat.CSV;
    }

    /** The format that the request prefers; JSON if it names none. */
    public AnswerFormat format(NativeWebRequest request) {
        return preferred(request, List.of(AnswerFormat.values()));
    }

    private AnswerFormat preferred(NativeWebRequest request, List<AnswerFormat> offered) {
        try {
            return negotiation.resolveMediaTypes(request).stream()
                    .flatMap(accepted -> offered.stream().filter(format -> accepted.includes(format.mediaType())))
                    .findFirst()
                    .orElse(AnswerFormat.JSON);
        } catch (HttpMediaTypeNotAcceptableException e) {
            return AnswerFormat.JSON;
        }
    }
}
