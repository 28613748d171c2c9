package io.shopstream.api.paging;

import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Times;
import io.shopstream.api.warehouse.Timestamps;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A place in a list: after the row with these values of the columns of its order. As a token, which is bound to its
 * list, it is where the next page begins.
 *
 * @param values String, Long or Instant; empty before the first row
 */
public record Position(List<Object> values) {
    public static final Position START = new Position(List.of());

    public Position {
        values = List.copyOf(values);
    }

    public static Position after(Object... values) {
        return new Position(List.of(values));
    }

    public boolean isStart() {
        return values.isEmpty();
    }

    /** The placeholders of so many values in a statement, as a row. */
    public static String placeholders(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> ":" + placeholder(index))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The name of the placeholder of a value, by its place. */
    public static String placeholder(int index) {
        return "key_" + index;
    }

    /** Binds every value to its placeholder. */
    public StatementSpec bind(StatementSpec statement) {
        for (int index = 0; index < values.size(); index++) {
            Object value = values.get(index);
            statement.param(placeholder(index), value instanceof Instant time ? Timestamps.utc(time) : value);
        }
        return statement;
    }

    /** @param list its text differs for every list, filter and order, and is the same in every process */
    String token(Object list) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(fingerprint(list));
            for (Object value : values) {
                switch (value) {
                    case String text -> out.writeUTF(text);
                    case Long number -> out.writeLong(number);
                    case Instant time -> out.writeLong(micros(time));
                    default -> throw new IllegalArgumentException("no order goes by " + value.getClass());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * @param list as in {@link #token}
     * @param keys the columns of its order
     * @throws BadParameterException if the token is invalid or belongs to another list
     */
    static Position parse(String parameter, String token, Object list, List<KeyType> keys) {
        try (DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(token)))) {
            if (in.readLong() != fingerprint(list)) {
                throw new BadParameterException(
                        parameter, "belongs to another list: keep the other parameters between pages");
            }
            List<Object> values = new ArrayList<>();
            for (KeyType key : keys) {
                values.add(read(in, key));
            }
            if (in.read() >= 0) {
                throw new IllegalArgumentException("it goes on");
            }
            return new Position(values);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadParameterException(parameter, "must be the next_page_token of an earlier answer, unchanged");
        }
    }

    // Anybody may write a token: the values must be such that PostgreSQL can compare them.
    private static Object read(DataInputStream in, KeyType key) throws IOException {
        return switch (key) {
            case NUMBER -> in.readLong();
            case TIME -> time(in.readLong());
            case TEXT -> text(in.readUTF());
        };
    }

    private static Instant time(long micros) {
        // Never overflows: an Instant has a wider range than microseconds in a long.
        Instant time = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        if (!Times.isStorable(time)) {
            throw new IllegalArgumentException("no time of PostgreSQL");
        }
        return time;
    }

    private static String text(String text) {
        if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("no text of PostgreSQL");
        }
        return text;
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static long fingerprint(Object list) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(list.toString().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
