package io.shopstream.bench.shop;

/** The programs of a shop. */
public enum ShopPart {
    JVM("the shop's JVM: Kafka and the services"),
    REGISTRY("schema registry"),
    POSTGRES("PostgreSQL"),
    /** The watchdog shells of the child processes, initdb, and the launcher's search for a JDK. */
    HELPERS("helpers");

    private final String title;

    ShopPart(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
