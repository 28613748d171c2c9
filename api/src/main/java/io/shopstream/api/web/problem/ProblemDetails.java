package io.shopstream.api.web.problem;

/** Texts for errors that the framework raises, by status. */
final class ProblemDetails {
    private ProblemDetails() {}

    static String of(int status) {
        return switch (status) {
            case 400 -> "the request is malformed; /v3/api-docs describes the valid ones";
            case 404 -> "there is nothing at this address; /v3/api-docs lists all addresses";
            case 405 -> "this method is not allowed here";
            case 406 -> "no representation matches the Accept header or ?format=";
            case 412, 416, 417 -> "a condition in the headers of the request does not hold";
            case 413 -> "the request is too large";
            case 414, 431 -> "the address or the headers of the request are too long";
            case 415 -> "the content type of the body is not supported here";
            case 501 -> "this method or transfer encoding is not supported here";
            case 505 -> "this service speaks HTTP/1.1";
            case 503 -> "the service cannot answer now; try again in a moment";
            default ->
                status >= 500
                        ? "internal error; the server's log has the cause"
                        : "the request cannot be answered; /v3/api-docs describes the valid ones";
        };
    }
}
