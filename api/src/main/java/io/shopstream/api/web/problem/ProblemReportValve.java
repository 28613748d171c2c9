package io.shopstream.api.web.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import tools.jackson.databind.json.JsonMapper;

/** Answers errors that Tomcat finds before any application code runs, such as invalid characters in a URL. */
public final class ProblemReportValve extends ErrorReportValve {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType("application/problem+json");
            response.setCharacterEncoding("UTF-8");
            response.getWriter()
                    .write(JSON.writeValueAsString(Problem.of(HttpStatusCode.valueOf(status), ProblemDetails.of(status))
                            .members()));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            // the client is gone
        }
    }
}
