package io.shopstream.edge;

import io.shopstream.schemas.client.ProblemJson;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Answers errors that Tomcat finds before the application runs, such as invalid characters in an address. */
final class ProblemReportValve extends ErrorReportValve {
    private static final int FIRST_ERROR = 400;

    private final ErrorTexts texts;
    private final SecurityHeaders headers;

    ProblemReportValve(ErrorTexts texts, SecurityHeaders headers) {
        this.texts = texts;
        this.headers = headers;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            // Again: Tomcat resets the answer of a request that failed.
            headers.set(response, headers.isHttpsOnly(request));
            response.setContentType(ProblemJson.MEDIA_TYPE);
            response.setCharacterEncoding("UTF-8");
            response.getOutputStream().write(texts.problem(status));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            // The client is gone.
        }
    }
}
