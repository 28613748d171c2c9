package io.shopstream.api.guard;

import java.util.List;
import java.util.Set;

/**
 * What each address needs. What is not named here needs the role that goes with its method, so that a new address is
 * guarded before anybody thinks of it.
 */
public final class AddressRules {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OPEN_FILES =
            Set.of("/", "/index.html", "/session.html", "/analysis.html", "/wall.html", "/icon.svg", "/favicon.ico");
    private static final Set<String> OPEN_HEALTH =
            Set.of("/api/health", "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");
    private static final List<String> OPEN_FOLDERS = List.of("/css/", "/js/", "/maps/", "/webjars/", "/problems/");
    private static final String SESSION = "/api/session";
    // Change nothing, although they are asked for by POST.
    private static final Set<String> READS_BY_POST = Set.of("/api/etl/status", "/api/reports/export");
    private static final String METRICS = "/actuator/prometheus";
    private static final String INGEST = "/api/ingest/";
    private static final List<String> OPERATORS_ONLY = List.of("/api/keys", "/api/audit");

    private AddressRules() {}

    /**
     * @param path decoded and normalised
     * @param rawPath as it was sent; no address is open under another spelling
     */
    public static Access access(String method, String path, String rawPath) {
        boolean read = READS.contains(method);
        if (path.equals(rawPath) && path.indexOf('%') < 0 && (path.equals(SESSION) || read && isOpen(path))) {
            return Access.OPEN;
        }
        if (OPERATORS_ONLY.stream().anyMatch(path::startsWith)) {
            return Access.OPERATE;
        }
        if (read || method.equals("POST") && READS_BY_POST.contains(path)) {
            return Access.READ;
        }
        return method.equals("POST") && path.startsWith(INGEST) ? Access.SEND : Access.OPERATE;
    }

    /** Whether the request reads the metrics, which may be for everybody by setting; under no other spelling. */
    public static boolean isMetrics(String method, String rawPath) {
        return READS.contains(method) && rawPath.equals(METRICS);
    }

    private static boolean isOpen(String path) {
        return OPEN_FILES.contains(path)
                || Pages.ADDRESSES.containsKey(path)
                || OPEN_HEALTH.contains(path)
                || OPEN_FOLDERS.stream().anyMatch(path::startsWith);
    }
}
