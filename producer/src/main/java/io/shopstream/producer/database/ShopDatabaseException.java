package io.shopstream.producer.database;

/** The shop database refuses: trying again would not help. The message names what and the remedy. */
public final class ShopDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShopDatabaseException(String message) {
        super(message);
    }

    ShopDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
