package io.shopstream.api.web;

/** What to say of an error that the framework found, by status. */
final class ProblemDetails {
    private ProblemDetails() {}

    static String of(int status) {
        return switch (status) {
            case 400 -> "the request cannot be read as it is; /v3/api-docs lists what is understood";
            case 404 -> "there is nothing at this address; /v3/api-docs lists what there is";
            case 405 -> "this method is not possible here";
            case 406 -> "this cannot be had in the form asked for";
            case 413 -> "the request is too large";
            case 415 -> "the body's content type is not understood here";
            case 503 -> "the service cannot answer right now; ask again in a moment";
            default ->
                status >= 500
                        ? "something went wrong here; the server's log has the cause"
                        : "the request cannot be answered; /v3/api-docs lists what is understood";
        };
    }
}
