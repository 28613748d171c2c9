package io.shopstream.api.web;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The address under which the client of the current request reaches this service: with the host that it asked, and by
 * https if a proxy speaks that for it. Headers of a proxy are not believed (ADR 053), so the proxy has to keep
 * {@code Host}.
 */
public final class OwnAddress {
    private final boolean behindHttps;

    /** @param behindHttps whether clients reach the service through a proxy that speaks https */
    public OwnAddress(boolean behindHttps) {
        this.behindHttps = behindHttps;
    }

    /** Of the service, without a slash at its end. */
    public String root() {
        return byHttps(ServletUriComponentsBuilder.fromCurrentContextPath()).toUriString();
    }

    /** Of the current request, with its parameters. */
    UriComponentsBuilder request() {
        return byHttps(ServletUriComponentsBuilder.fromCurrentRequest());
    }

    private UriComponentsBuilder byHttps(UriComponentsBuilder address) {
        return behindHttps ? address.scheme("https") : address;
    }
}
