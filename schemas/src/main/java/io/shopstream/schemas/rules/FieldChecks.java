package io.shopstream.schemas.rules;

import io.shopstream.schemas.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the fields of one record one by one, in the order of the calls. The bounds are those of {@link OrderRules}; a
 * record that passes fits the columns of the warehouse.
 *
 * <p>A blank id is nowhere an id ({@link BlankText}): a required one is missing, and an optional one must be null where
 * there is none. Each detail names the field, never its value.
 */
public final class FieldChecks {
    // Includes dates of birth and of foundation; well within the range of timestamptz and date.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final int MAX_YEAR = 9999;
    // The limit of numeric(18,2): far more than the sum of any pane over amounts of numeric(14,2).
    private static final long MAX_SUM_MINOR = 999_999_999_999_999_999L;
    // 460 orders at the limits of OrderRules (2 * 10^13 units each) in one window; 900 such windows add up to a bigint.
    private static final long MAX_COUNT = 10_000_000_000_000_000L;

    private final List<Violation> found = new ArrayList<>(0);

    /** Checks the id of the record itself, which is also its key. */
    public FieldChecks id(String field, String id, @Nullable String key) {
        if (BlankText.isBlank(id)) {
            return blank(field);
        }
        return length(field, id, OrderRules.MAX_ID).key(field, id, key);
    }

    FieldChecks key(String field, String id, @Nullable String key) {
        return id.equals(key) ? this : fail(RejectionReason.KEY_MISMATCH, "the record's key is not " + field);
    }

    /** Checks a required id that is not the record's key. */
    public FieldChecks mandatory(String field, String id) {
        return BlankText.isBlank(id) ? blank(field) : length(field, id, OrderRules.MAX_ID);
    }

    /** Checks an optional id. */
    public FieldChecks reference(String field, @Nullable String id) {
        return length(field, id, OrderRules.MAX_ID).notBlank(field, id);
    }

    FieldChecks notBlank(String field, @Nullable String id) {
        return id != null && BlankText.isBlank(id)
                ? fail(RejectionReason.ID_MISSING, field + " is blank: it must be null where there is none")
                : this;
    }

    private FieldChecks blank(String field) {
        return fail(RejectionReason.ID_MISSING, field + " is blank");
    }

    /** Checks a text that is part of a key without being an id, such as a country: it has to fit an index entry. */
    public FieldChecks keyText(String field, @Nullable String text) {
        return length(field, text, OrderRules.MAX_ID);
    }

    public FieldChecks text(String field, @Nullable String text) {
        return length(field, text, OrderRules.MAX_TEXT);
    }

    private FieldChecks length(String field, @Nullable String text, int max) {
        if (text != null && (text.length() > max || text.indexOf('\0') >= 0)) {
            return fail(
                    RejectionReason.TEXT_NOT_STORABLE,
                    field + " is longer than " + max + " characters or contains a NUL character");
        }
        return this;
    }

    public FieldChecks version(long version) {
        return version >= 1 ? this : fail(RejectionReason.VERSION_NOT_POSITIVE, "version must be 1 or higher");
    }

    /** Checks an amount of {@code numeric(14,2)}, in minor units. */
    public FieldChecks amount(String field, @Nullable Long minor) {
        return amount(field, minor, Money.MAX_MINOR);
    }

    /** Checks the sums of a mart, in minor units. */
    public FieldChecks sums(long grossMinor, long returnsMinor, long netMinor) {
        return amount("gross_minor", grossMinor, MAX_SUM_MINOR)
                .amount("returns_minor", returnsMinor, MAX_SUM_MINOR)
                .amount("net_minor", netMinor, MAX_SUM_MINOR);
    }

    /** Checks a count of a mart. Readers add up the counts of many windows in a {@code bigint}. */
    public FieldChecks count(String field, long count) {
        return amount(field, count, MAX_COUNT);
    }

    private FieldChecks amount(String field, @Nullable Long value, long max) {
        if (value != null && (value > max || value < -max)) {
            return fail(RejectionReason.AMOUNT_OUT_OF_RANGE, field + " must lie within +-" + max);
        }
        return this;
    }

    /** Checks a time that decides nothing but has to fit its column. */
    public FieldChecks time(String field, @Nullable Instant time) {
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            return fail(RejectionReason.TIME_OUT_OF_RANGE, field + " must lie in the years 1 to " + MAX_YEAR);
        }
        return this;
    }

    public FieldChecks date(String field, LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > MAX_YEAR) {
            return fail(RejectionReason.TIME_OUT_OF_RANGE, field + " must lie in the years 1 to " + MAX_YEAR);
        }
        return this;
    }

    FieldChecks fail(RejectionReason reason, String detail) {
        found.add(new Violation(reason, detail));
        return this;
    }

    /** Every violation, in the order of the checks; empty if the record is valid. */
    public List<Violation> violations() {
        return found;
    }
}
