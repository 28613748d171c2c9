package io.shopstream.api.ingest.read;

import io.shopstream.api.ingest.read.Candidate.Faulty;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.net.SocketTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serializer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the records of a request body as it arrives: at most {@value #MAX_RECORDS} in at most 16 MiB and 30 s. All are
 * read before the first one is used, so that a body that turns out to be unreadable is refused as a whole. Thread-safe.
 */
public final class BatchReader {
    /** The largest body that is read. */
    public static final int MAX_BYTES = 16 << 20;

    static final int MAX_RECORDS = 5_000;

    private static final String NOT_UTF8 = "is not valid UTF-8";
    // Otherwise the table of names would grow with every name of a hostile body.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private final RecordReader<?> reader;

    private BatchReader(RecordReader<?> reader) {
        this.reader = reader;
    }

    /** Reads orders for the topic. */
    public static BatchReader orders(Serializer<Order> serializer, String topic) {
        return new BatchReader(new RecordReader<>(new OrderType(), serializer, topic));
    }

    /** Reads events for the topic. */
    public static BatchReader events(Serializer<ShopEvent> serializer, String topic) {
        return new BatchReader(new RecordReader<>(new ShopEventType(), serializer, topic));
    }

    /**
     * Returns the records in their order, at least one.
     *
     * @param length of the body in bytes as announced, -1 if unknown
     * @param receivedAt time of receipt, which the shared rules compare with
     * @param ids for records that have none
     * @throws IngestRefusedException if the body has no records, too many, or cannot be read
     * @throws io.shopstream.schemas.serde.RegistryUnavailableException if the schema cannot be registered now
     */
    public List<Candidate> read(InputStream body, long length, BodyFormat format, Instant receivedAt, NewIds ids) {
        BoundedBody.requireSmall(length);
        List<Candidate> records = new Batch(receivedAt, ids).read(new BoundedBody(body), format);
        if (records.isEmpty()) {
            throw IngestRefusedException.unreadable("the body has no record: send one, or several in a list");
        }
        return records;
    }

    /**
     * Reads a body of which nothing is needed but that it is read, within the same limits.
     *
     * @param length as announced, -1 if unknown
     * @throws IngestRefusedException if it is too large, too slow, or breaks off
     */
    public static void skip(InputStream body, long length) {
        BoundedBody.requireSmall(length);
        try {
            new BoundedBody(body).transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The records of one body. */
    private final class Batch {
        private final Instant receivedAt;
        private final NewIds ids;
        private final List<Candidate> records = new ArrayList<>();

        Batch(Instant receivedAt, NewIds ids) {
            this.receivedAt = receivedAt;
            this.ids = ids;
        }

        List<Candidate> read(BoundedBody body, BodyFormat format) {
            try {
                switch (format) {
                    case JSON -> readDocument(body);
                    case LINES -> readLines(new JsonLines(body));
                }
                return records;
            } catch (JacksonIOException | IOException e) {
                throw unreadable(e);
            } catch (JacksonException e) {
                throw IngestRefusedException.unreadable("the body is not valid JSON" + place(e));
            }
        }

        private void readDocument(BoundedBody body) throws IOException {
            try (Reader text = strictText(body);
                    JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
                JsonToken first = parser.nextToken();
                if (first == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        add(reader.read(parser, receivedAt, ids));
                    }
                } else if (first != null) {
                    add(reader.read(parser, receivedAt, ids));
                }
                if (first != null && parser.nextToken() != null) {
                    throw IngestRefusedException.unreadable("the body has more than one JSON value: send several"
                            + " records in a list, or one per line as application/x-ndjson");
                }
            }
        }

        private void readLines(JsonLines lines) throws IOException {
            for (JsonLines.Line line = lines.next(); line != null; line = lines.next()) {
                add(read(line));
            }
        }

        private Candidate read(JsonLines.Line line) {
            String text = line.text();
            if (text == null) {
                return notJson(NOT_UTF8);
            }
            try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
                parser.nextToken();
                Candidate record = reader.read(parser, receivedAt, ids);
                return parser.nextToken() == null ? record : notJson("has more than one JSON value");
            } catch (JacksonException e) {
                return notJson("is not valid JSON" + place(e));
            }
        }

        private void add(Candidate record) {
            if (records.size() == MAX_RECORDS) {
                throw IngestRefusedException.tooLarge(
                        "the body has more than " + MAX_RECORDS + " records: send them in several requests");
            }
            records.add(record);
        }
    }

    // The parser's own decoder accepts overlong forms and halves of pairs.
    private static Reader strictText(InputStream body) {
        return new InputStreamReader(
                body,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    // The parser's own message quotes what it has read.
    private static String place(JacksonException failure) {
        TokenStreamLocation place = failure.getLocation();
        return place == null ? "" : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
    }

    private static Faulty notJson(String reason) {
        return new Faulty(new RecordFault(RecordFault.NOT_JSON, RecordFault.WHOLE, "the line " + reason));
    }

    private static IngestRefusedException unreadable(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return IngestRefusedException.unreadable("the body " + NOT_UTF8);
            }
            if (cause instanceof SocketTimeoutException) {
                return IngestRefusedException.tooSlow();
            }
        }
        return IngestRefusedException.unreadable("the body could not be read to its end");
    }
}
