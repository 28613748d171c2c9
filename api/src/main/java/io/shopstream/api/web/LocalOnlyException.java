package io.shopstream.api.web;

/** Something that only the one who runs the shop may do was asked for from elsewhere; becomes a 403. */
final class LocalOnlyException extends RuntimeException {
    LocalOnlyException() {
        super("this can only be asked for on the machine that the shop runs on");
    }
}
