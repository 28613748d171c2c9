package io.shopstream.bench.start;

/** The steps of a start, in the order in which they mostly come. */
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
    STORES("every store can be asked"),
    STORE_ANSWER("first answer of a store"),
    UP("\"shopstream is up\""),
    FIRST_NUMBER("first number that is not zero"),
    SNAPSHOT("snapshot of the shop database published"),
    PAST("past published");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
