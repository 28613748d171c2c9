package io.shopstream.bench.start;

/** The phases of a start, in their usual order. */
enum Phase {
    FIRST_LINE("the JVM runs"),
    POSTGRES("PostgreSQL ready"),
    KAFKA("Kafka ready"),
    REGISTRY("schema registry ready"),
    STREAMS("streams answers"),
    SINK("sink answers"),
    PRODUCER("producer answers"),
    API("API answers"),
    RUNNING("streams RUNNING"),
    STORES("all stores can be queried"),
    STORE_ANSWER("first answer of a store"),
    UP("\"shopstream is up\""),
    FIRST_NUMBER("first number that is not zero"),
    SNAPSHOT("snapshot of the shop database published"),
    HISTORY("history published");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
