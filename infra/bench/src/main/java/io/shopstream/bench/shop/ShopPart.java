package io.shopstream.bench.shop;

/** The programs that a shop consists of. */
public enum ShopPart {
    JVM("the shop's JVM: Kafka and the services"),
    REGISTRY("schema registry"),
    POSTGRES("PostgreSQL"),
    /** The shells that watch over the children, what makes a new database, the launcher's search for a JDK. */
    HELPERS("helpers");

    private final String title;

    ShopPart(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
