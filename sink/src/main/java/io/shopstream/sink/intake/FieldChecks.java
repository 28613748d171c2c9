package io.shopstream.sink.intake;

import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.rules.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks field by field whether the warehouse can store a record, and keeps the first violation. The bounds are those
 * of {@link OrderRules}; a record that passes fits its columns.
 */
final class FieldChecks {
    // Includes dates of birth and of foundation; well within the range of timestamptz and date.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final int MAX_YEAR = 9999;
    // The limit of numeric(18,2): far more than the sum of any pane over amounts of numeric(14,2).
    private static final long MAX_SUM_MINOR = 999_999_999_999_999_999L;

    private @Nullable Violation first;

    FieldChecks id(String field, String id, @Nullable String key) {
        if (id.isBlank()) {
            return fail(RejectionReason.ID_MISSING, field + " is empty");
        }
        return reference(field, id).key(field, id, key);
    }

    FieldChecks key(String field, String id, @Nullable String key) {
        return id.equals(key) ? this : fail(RejectionReason.KEY_MISMATCH, "the record's key is not " + field);
    }

    FieldChecks mandatory(String field, String id) {
        return id.isBlank() ? fail(RejectionReason.ID_MISSING, field + " is empty") : reference(field, id);
    }

    /** Checks an id that refers to another record: it has to fit an index entry. */
    FieldChecks reference(String field, @Nullable String id) {
        return length(field, id, OrderRules.MAX_ID);
    }

    FieldChecks text(String field, @Nullable String text) {
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

    FieldChecks version(long version) {
        return version >= 1 ? this : fail(RejectionReason.VERSION_NOT_POSITIVE, "version must be 1 or higher");
    }

    FieldChecks amount(String field, @Nullable Long minor) {
        return amount(field, minor, Money.MAX_MINOR);
    }

    /** Checks the sums of a mart. */
    FieldChecks sums(long grossMinor, long returnsMinor, long netMinor) {
        return amount("gross_minor", grossMinor, MAX_SUM_MINOR)
                .amount("returns_minor", returnsMinor, MAX_SUM_MINOR)
                .amount("net_minor", netMinor, MAX_SUM_MINOR);
    }

    private FieldChecks amount(String field, @Nullable Long minor, long max) {
        if (minor != null && (minor > max || minor < -max)) {
            return fail(RejectionReason.AMOUNT_OUT_OF_RANGE, field + " must lie within +-" + max);
        }
        return this;
    }

    FieldChecks time(String field, @Nullable Instant time) {
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            return fail(RejectionReason.TIME_OUT_OF_RANGE, field + " must lie in the years 1 to " + MAX_YEAR);
        }
        return this;
    }

    /** Adds the first of the violations that shared rules found, which is the most significant one. */
    FieldChecks rules(List<Violation> found) {
        return found.isEmpty()
                ? this
                : fail(found.getFirst().reason(), found.getFirst().detail());
    }

    FieldChecks date(String field, LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > MAX_YEAR) {
            return fail(RejectionReason.TIME_OUT_OF_RANGE, field + " must lie in the years 1 to " + MAX_YEAR);
        }
        return this;
    }

    private FieldChecks fail(RejectionReason reason, String detail) {
        if (first == null) {
            first = new Violation(reason, detail);
        }
        return this;
    }

    @Nullable Violation first() {
        return first;
    }
}
