package io.shopstream.edge;

/**
 * What pages of a service may load and who may frame them: the value of {@code Content-Security-Policy}. A service with
 * pages has its own bean.
 */
public record ContentPolicy(String value) {
    /** Of a service without pages: its answers load nothing, and no page shows them. */
    public static final ContentPolicy NO_PAGES =
            new ContentPolicy("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    /** The same for browsers that do not know {@code frame-ancestors}. */
    String frameOptions() {
        return value.contains("frame-ancestors 'self'") ? "SAMEORIGIN" : "DENY";
    }
}
