package io.shopstream.schemas.security;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that a page of another site makes a browser send: those to a foreign Host (DNS rebinding), from a
 * foreign Origin, and those that a page may send anywhere without being asked (a form's POST). A browser asks before it
 * sends PUT, PATCH, DELETE, JSON or a header of its own to another site, and no service answers that it may.
 */
public final class RequestGuard {
    /** A POST without JSON needs this header, with any value. */
    public static final String CUSTOM_HEADER = "X-Requested-With";

    private static final String HOST = "Host";
    private static final String ORIGIN = "Origin";
    private static final String CONTENT_TYPE = "Content-Type";
    private static final Set<String> READS = Set.of("GET", "HEAD");
    // Neither is one of the three types that a form can send.
    private static final Set<String> JSON_TYPES = Set.of("application/json", "application/x-ndjson");
    private static final Pattern ORIGIN_FORM = Pattern.compile("(https?)://(.+)");
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final AllowedHosts hosts;
    private final Set<String> otherSites;

    public RequestGuard(AllowedHosts hosts) {
        this(hosts, List.of());
    }

    /** @param otherSites origins whose pages may send requests, too, in lower case, such as https://shop.example.org */
    public RequestGuard(AllowedHosts hosts, List<String> otherSites) {
        this.hosts = hosts;
        this.otherSites = Set.copyOf(otherSites);
    }

    /**
     * Checks a request before anything else looks at it.
     *
     * @param rawPath of the request as sent, neither decoded nor normalised
     * @param headers all values of a request header, in any case of its name; an empty list if there is none
     * @return why it is refused; null if it is accepted
     */
    public @Nullable Refusal check(String method, String rawPath, Function<String, List<String>> headers) {
        HostAndPort host = single(headers.apply(HOST));
        if (!hosts.accepts(host)) {
            return Refusal.misdirected(HOST, "this service does not answer under the name in the Host header");
        }
        List<String> origin = headers.apply(ORIGIN);
        boolean expected = origin.size() == 1 && otherSites.contains(origin.getFirst());
        if (!origin.isEmpty() && !expected && !isOwn(origin, host)) {
            return Refusal.forbidden(ORIGIN, "the Origin header names the page of another site");
        }
        if (!expected && isCrossSite(method, headers)) {
            return Refusal.forbidden("Sec-Fetch-Site", "the page of another site sent this request");
        }
        if (method.equals("POST")
                && !isJson(headers.apply(CONTENT_TYPE))
                && headers.apply(CUSTOM_HEADER).isEmpty()) {
            return Refusal.notJson();
        }
        // Frameworks cut a path segment at a semicolon: the answer would be for another id.
        return rawPath.indexOf(';') >= 0 ? Refusal.semicolon() : null;
    }

    private static @Nullable HostAndPort single(List<String> values) {
        return values.size() == 1 ? HostAndPort.parse(values.getFirst()) : null;
    }

    /** Whether the page came from the host and port that this request goes to, or from a host in the setting. */
    private boolean isOwn(List<String> origin, @Nullable HostAndPort host) {
        Matcher form =
                ORIGIN_FORM.matcher(origin.size() == 1 ? origin.getFirst().toLowerCase(Locale.ROOT) : "");
        HostAndPort page = form.matches() ? HostAndPort.parse(form.group(2)) : null;
        if (page == null || host == null) {
            return false;
        }
        int schemePort = "https".equals(form.group(1)) ? HTTPS_PORT : HTTP_PORT;
        boolean same = page.host().equals(host.host()) && page.portOr(schemePort) == host.portOr(schemePort);
        return same || hosts.isNamed(page);
    }

    // A link from another site may lead here: the other page cannot read what the browser then shows.
    private static boolean isCrossSite(String method, Function<String, List<String>> headers) {
        boolean link = READS.contains(method)
                && headers.apply("Sec-Fetch-Mode").equals(List.of("navigate"))
                && headers.apply("Sec-Fetch-Dest").equals(List.of("document"));
        return headers.apply("Sec-Fetch-Site").contains("cross-site") && !link;
    }

    private static boolean isJson(List<String> contentTypes) {
        return contentTypes.size() == 1
                && JSON_TYPES.contains(
                        contentTypes.getFirst().split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }
}
