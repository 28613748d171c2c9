package io.shopstream.schemas.topic;

/**
 * Consumer groups and application ids. A group that rejects records has a dead letter topic, see
 * {@link Topics#deadLetters(String)}.
 */
public final class ConsumerGroups {
    /** Application id of the streams service: validates orders, dead-letters invalid ones. */
    public static final String STREAMS = "shop-streams";
    /** Loads facts, dimensions and dead letters into the warehouse. */
    public static final String SINK_FACTS = "shop-sink-facts";
    /** Loads the derived topics into the marts. */
    public static final String SINK_MARTS = "shop-sink-marts";
    /** Feeds the live page. */
    public static final String API_LIVE = "shop-api-live";
    /** Not a consumer: the CSV import, which dead-letters the lines it rejects. */
    public static final String IMPORT = "shop-import";
    /** Not a consumer: change capture of the shop database, which dead-letters the rows that no record can hold. */
    public static final String CAPTURE = "shop-capture";

    private ConsumerGroups() {}
}
