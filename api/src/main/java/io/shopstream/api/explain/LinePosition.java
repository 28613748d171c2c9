package io.shopstream.api.explain;

import io.shopstream.api.answer.explain.ExplainedLine;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Times;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last line of a page, which becomes the opaque token of the next page. */
public record LinePosition(Instant placedAt, String orderId, long lineNo) {
    /** Before every line. */
    public static final LinePosition START = new LinePosition(Times.EARLIEST, "", 0);

    // Anybody may write a token: PostgreSQL must be able to compare what is in it.
    private static final Pattern TOKEN =
            Pattern.compile("(-?\\d{1,10}) (-?\\d{1,18}) (\\d{1,10}) ([^\u0000]+)", Pattern.DOTALL);

    static LinePosition after(ExplainedLine last) {
        return new LinePosition(last.placedAt(), last.orderId(), last.lineNo());
    }

    boolean isStart() {
        return equals(START);
    }

    String token(RevenueCell cell) {
        String text = "%d %d %d %s"
                .formatted(fingerprint(cell), ChronoUnit.MICROS.between(Instant.EPOCH, placedAt), lineNo, orderId);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws BadParameterException if the token is invalid or belongs to another sum */
    public static LinePosition parse(String parameter, String token, RevenueCell cell) {
        Matcher parts = TOKEN.matcher(decode(parameter, token));
        if (!parts.matches()) {
            throw unusable(parameter);
        }
        if (!parts.group(1).equals(String.valueOf(fingerprint(cell)))) {
            throw new BadParameterException(
                    parameter, "belongs to another sum: keep the other parameters between pages");
        }
        Instant placedAt = Instant.EPOCH.plus(Long.parseLong(parts.group(2)), ChronoUnit.MICROS);
        if (!Times.isStorable(placedAt)) {
            throw unusable(parameter);
        }
        return new LinePosition(placedAt, parts.group(4), Long.parseLong(parts.group(3)));
    }

    private static String decode(String parameter, String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unusable(parameter);
        }
    }

    private static BadParameterException unusable(String parameter) {
        return new BadParameterException(parameter, "must be the next_page_token of an earlier answer, unchanged");
    }

    // Of the text: the hash of an enum constant is another one in each JVM.
    private static int fingerprint(RevenueCell cell) {
        return cell.toString().hashCode();
    }
}
