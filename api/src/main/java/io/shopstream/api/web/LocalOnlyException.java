package io.shopstream.api.web;

/** A request that is allowed only from the machine that runs the shop came from elsewhere; becomes a 403. */
final class LocalOnlyException extends RuntimeException {
    LocalOnlyException() {
        super("this is allowed only from the machine that runs the shop, without a proxy");
    }
}
