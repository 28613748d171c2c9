package io.shopstream.local.verify.expected;

/** A product in one currency, over all closed minutes. */
record ProductKey(String currency, String productId) {
    @Override
    public String toString() {
        return currency + " product " + productId;
    }
}
