package io.shopstream.api.warehouse.rejected;

import io.shopstream.api.answer.warehouse.RejectedItem;
import io.shopstream.api.params.BadParameterException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last record of a page, which becomes the opaque token of the next page. */
public record RejectedPosition(String consumerGroup, String sourceTopic, int sourcePartition, long sourceOffset) {
    /** Before every record. */
    public static final RejectedPosition START = new RejectedPosition("", "", -1, -1);

    private static final String SEPARATOR = "\u001f";
    private static final Pattern TOKEN = Pattern.compile(
            "(-?\\d{1,10})\u001f([^\u0000\u001f]*)\u001f([^\u0000\u001f]*)\u001f(\\d{1,9})\u001f(-?\\d{1,18})",
            Pattern.DOTALL);

    public static RejectedPosition after(RejectedItem last) {
        return new RejectedPosition(
                last.consumerGroup(), last.sourceTopic(), last.sourcePartition(), last.sourceOffset());
    }

    String token(RejectedFilter filter) {
        String text = String.join(
                SEPARATOR,
                String.valueOf(fingerprint(filter)),
                consumerGroup,
                sourceTopic,
                String.valueOf(sourcePartition),
                String.valueOf(sourceOffset));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws BadParameterException if the token is invalid or belongs to another filter */
    public static RejectedPosition parse(String parameter, String token, RejectedFilter filter) {
        Matcher parts = TOKEN.matcher(decode(parameter, token));
        if (!parts.matches()) {
            throw unusable(parameter);
        }
        if (!parts.group(1).equals(String.valueOf(fingerprint(filter)))) {
            throw new BadParameterException(
                    parameter, "belongs to another consumer_group or reason: keep the other parameters between pages");
        }
        return new RejectedPosition(
                parts.group(2), parts.group(3), Integer.parseInt(parts.group(4)), Long.parseLong(parts.group(5)));
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

    private static int fingerprint(RejectedFilter filter) {
        return Objects.hash(filter.consumerGroup(), filter.reason());
    }
}
