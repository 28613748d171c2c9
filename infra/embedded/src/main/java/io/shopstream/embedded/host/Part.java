package io.shopstream.embedded.host;

/** The parts of the platform, each with its display name and the option for its port. */
public enum Part {
    KAFKA("Kafka", "--kafka-port"),
    POSTGRES("PostgreSQL", "--postgres-port"),
    REGISTRY("the schema registry", "--registry-port");

    private final String title;
    private final String portOption;

    Part(String title, String portOption) {
        this.title = title;
        this.portOption = portOption;
    }

    public String title() {
        return title;
    }

    public String portOption() {
        return portOption;
    }
}
