package io.shopstream.api.web;

import org.springframework.http.MediaType;

/** The formats of lists. */
public enum AnswerFormat {
    JSON(MediaType.APPLICATION_JSON_VALUE),
    CSV("text/csv"),
    /** One JSON object per line. */
    NDJSON(AnswerFormat.NDJSON_VALUE);

    public static final String NDJSON_VALUE = "application/x-ndjson";

    private final MediaType mediaType;

    AnswerFormat(String mediaType) {
        this.mediaType = MediaType.parseMediaType(mediaType);
    }

    public MediaType mediaType() {
        return mediaType;
    }
}
