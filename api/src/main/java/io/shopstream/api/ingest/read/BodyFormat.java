package io.shopstream.api.ingest.read;

/** How a request body holds its records. */
public enum BodyFormat {
    /** One JSON object, or an array of them. A body that is not valid JSON is refused as a whole. */
    JSON,

    /** One JSON object per line. A line that is not valid JSON is a fault of its record alone. */
    LINES
}
