package io.shopstream.sink;

import io.shopstream.schemas.client.ProblemJson;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Answers errors that Tomcat finds before the application runs, such as invalid characters in an address. */
public final class ProblemReportValve extends ErrorReportValve {
    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(ProblemJson.MEDIA_TYPE);
            response.setCharacterEncoding("UTF-8");
            response.getOutputStream().write(ProblemJson.of(status));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            // The client is gone.
        }
    }
}
