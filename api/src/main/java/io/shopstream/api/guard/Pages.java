package io.shopstream.api.guard;

import java.util.Map;

/** The addresses of the pages, each with the file that is served there. The files hold no data, so they are open. */
public final class Pages {
    private static final String ANALYSIS = "/analysis.html";

    /** File by address. The live page is the index, which needs no entry. */
    public static final Map<String, String> ADDRESSES = Map.of(
            "/executive", ANALYSIS,
            "/sales", ANALYSIS,
            "/customers", ANALYSIS,
            "/products", ANALYSIS,
            "/pipeline", ANALYSIS,
            "/reports", ANALYSIS,
            "/wall", "/wall.html");

    private Pages() {}
}
