package io.shopstream.local.metabase.provision;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the last line of a description says about an object that came from files.
 *
 * @param key of the file, such as {@code sales/units}
 * @param wanted hash of what was last sent
 * @param kept hash of the object as Metabase then gave it back, so that whatever it adds itself is no change;
 *     {@link #PENDING} until it was read, {@link #REMOVED} once it was moved to the trash because its file is gone
 */
record Mark(String key, String wanted, String kept) {
    static final String PENDING = "pending";
    static final String REMOVED = "removed";

    private static final Pattern FORM =
            Pattern.compile("\\s*\\[shopstream ([a-z0-9/-]+) ([0-9a-f]{12}|none) ([0-9a-f]{12}|pending|removed)]\\s*$");

    static Mark pending(String key, String wanted) {
        return new Mark(key, wanted, PENDING);
    }

    Mark withKept(String hash) {
        return new Mark(key, wanted, hash);
    }

    boolean isPending() {
        return kept.equals(PENDING);
    }

    boolean isRemoved() {
        return kept.equals(REMOVED);
    }

    /** The description with this mark at its end. */
    String below(String description) {
        return "%s%n%n[shopstream %s %s %s]"
                .formatted(description, key, wanted, kept)
                .replace("\r", "");
    }

    static Optional<Mark> of(@Nullable String description) {
        Matcher mark = FORM.matcher(description == null ? "" : description);
        return mark.find() ? Optional.of(new Mark(mark.group(1), mark.group(2), mark.group(3))) : Optional.empty();
    }

    static String without(@Nullable String description) {
        return FORM.matcher(description == null ? "" : description).replaceFirst("");
    }
}
