package io.shopstream.api.web.problem;

/** A request that is allowed only from the machine that runs the shop came from elsewhere; becomes a 403. */
public final class LocalOnlyException extends RuntimeException {
    public LocalOnlyException() {
        super("this is allowed only from the machine that runs the shop, without a proxy");
    }
}
