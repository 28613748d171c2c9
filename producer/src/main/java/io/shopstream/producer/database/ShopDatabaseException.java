package io.shopstream.producer.database;

/** The shop database rejected a call and a retry would not help. The message names the cause and the remedy. */
public final class ShopDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShopDatabaseException(String message) {
        super(message);
    }

    ShopDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
