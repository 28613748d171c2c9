package io.shopstream.embedded;

/** The parts of the platform, each with its display name and the option for its port. */
enum Part {
    KAFKA("Kafka", "--kafka-port"),
    POSTGRES("PostgreSQL", "--postgres-port"),
    REGISTRY("the schema registry", "--registry-port");

    private final String title;
    private final String portOption;

    Part(String title, String portOption) {
        this.title = title;
        this.portOption = portOption;
    }

    String title() {
        return title;
    }

    String portOption() {
        return portOption;
    }
}
