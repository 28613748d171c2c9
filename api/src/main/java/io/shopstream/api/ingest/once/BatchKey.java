package io.shopstream.api.ingest.once;

import io.shopstream.api.params.BadParameterException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a batch is known by.
 *
 * @param owner who sent it: two senders may use the same text
 * @param text the header, without quotes
 */
public record BatchKey(String owner, String text) {
    /** The request header. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("\"?([!#-~]{1,200})\"?");

    /**
     * Empty without the header.
     *
     * @param values of the header
     * @throws BadParameterException if it is not one text of visible ASCII characters
     */
    public static Optional<BatchKey> of(String owner, List<String> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(values.getFirst());
        if (values.size() > 1 || !form.matches()) {
            throw new BadParameterException(
                    HEADER, "must be one text of up to 200 letters, digits and signs without spaces, such as a UUID");
        }
        return Optional.of(new BatchKey(owner, form.group(1)));
    }
}
