package io.shopstream.api.guard;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the holder of a key may do. */
public enum Role {
    /** Reads everything but keys and the audit; names and e-mail addresses are masked. */
    READER(EnumSet.of(Access.READ)),
    /** Sends records and reads nothing, so that a till that loses its key gives no figures away. */
    INGEST(EnumSet.of(Access.SEND)),
    /** Does everything, and sees names and e-mail addresses. */
    OPERATOR(EnumSet.of(Access.READ, Access.SEND, Access.OPERATE));

    /** What each of them may do, as a sentence lists it. */
    public static final String DESCRIPTION = "reader reads everything but keys and the audit, with names and e-mail"
            + " addresses masked; ingest sends records and reads nothing; operator does everything and sees names and"
            + " e-mail addresses";

    private final Set<Access> granted;

    Role(Set<Access> granted) {
        this.granted = granted;
    }

    /** Empty if there is no such role. */
    public static Optional<Role> ofCode(String text) {
        return Arrays.stream(values()).filter(role -> role.code().equals(text)).findFirst();
    }

    /** All codes, as a sentence lists them. */
    public static String codes() {
        return Arrays.stream(values()).map(Role::code).collect(Collectors.joining(", "));
    }

    /** The codes of those that suffice, as a sentence lists them. */
    public static String sufficient(Access access) {
        return Arrays.stream(values())
                .filter(role -> role.may(access))
                .map(Role::code)
                .collect(Collectors.joining(" or "));
    }

    /** In lower case, as in JSON and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean may(Access access) {
        return access == Access.OPEN || granted.contains(access);
    }
}
