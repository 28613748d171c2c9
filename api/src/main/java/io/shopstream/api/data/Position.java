package io.shopstream.api.data;

import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Times;
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
import java.util.Objects;

/**
 * A place in a list: after the row with these values of the columns of its order. As a token, which is bound to its
 * selection, it is where the next page begins.
 *
 * @param values String, Long or Instant; empty before the first row
 */
public record Position(List<Object> values) {
    public static final Position START = new Position(List.of());

    public Position {
        values = List.copyOf(values);
    }

    static <R extends Record> Position after(R last, Selection<R> selection) {
        RowMapping<R> rows = selection.resource().rows();
        return new Position(selection.sort().columns().stream()
                .map(column -> Objects.requireNonNull(rows.value(last, column), column))
                .toList());
    }

    boolean isStart() {
        return values.isEmpty();
    }

    String token(Selection<?> selection) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(fingerprint(selection));
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

    /** @throws BadParameterException if the token is invalid or belongs to another selection */
    public static Position parse(String parameter, String token, Selection<?> selection) {
        try (DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(token)))) {
            if (in.readLong() != fingerprint(selection)) {
                throw new BadParameterException(
                        parameter, "belongs to another list: keep the filters and 'sort' between pages");
            }
            List<Object> values = new ArrayList<>();
            for (String column : selection.sort().columns()) {
                values.add(read(in, selection.resource().rows().column(column)));
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
    private static Object read(DataInputStream in, Column column) throws IOException {
        return switch (column.kind()) {
            case NUMBER -> in.readLong();
            case TIME -> time(in.readLong());
            case TEXT -> text(in.readUTF());
            case FLAG, DATE, MONEY, NAME, EMAIL -> throw new IllegalStateException("no order goes by " + column.name());
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

    private static long fingerprint(Selection<?> selection) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(selection.toString().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
