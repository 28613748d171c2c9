package io.shopstream.edge;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/**
 * Says in every answer what a browser may do with it. A valve, not a filter: errors that Tomcat finds before the
 * application runs have the headers, too.
 */
final class SecurityHeaders extends ValveBase {
    private static final String A_YEAR = "max-age=31536000";
    private static final Pattern OWN_MACHINE = Pattern.compile("(.*\\.)?localhost\\.?", Pattern.CASE_INSENSITIVE);

    private final ContentPolicy policy;
    private final boolean behindHttps;

    /** @param behindHttps whether browsers reach the service through a proxy that speaks https */
    SecurityHeaders(ContentPolicy policy, boolean behindHttps) {
        super(true);
        this.policy = policy;
        this.behindHttps = behindHttps;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        set(response, isHttpsOnly(request));
        getNext().invoke(request, response);
    }

    void set(HttpServletResponse response, boolean httpsOnly) {
        response.setHeader("Content-Security-Policy", policy.value());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", policy.frameOptions());
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (httpsOnly) {
            response.setHeader("Strict-Transport-Security", A_YEAR);
        }
    }

    boolean isHttpsOnly(Request request) {
        return isHttpsOnly(request.isSecure() || behindHttps, request.getServerName());
    }

    // A browser remembers it for every port of a name, so not for the names of this machine, where others use http. It
    // ignores it for addresses.
    static boolean isHttpsOnly(boolean https, @Nullable String host) {
        return https && host != null && !OWN_MACHINE.matcher(host).matches();
    }
}
