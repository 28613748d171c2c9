package io.shopstream.api.reports.part;

import io.shopstream.api.reports.content.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Figures of answers as values of reports: what an answer leaves open is missing. */
public final class Values {
    private Values() {}

    public static Value amount(@Nullable String amount) {
        return amount == null ? Value.Missing.MISSING : new Value.Amount(new BigDecimal(amount));
    }

    public static Value amount(BigDecimal amount) {
        return new Value.Amount(amount);
    }

    public static Value count(@Nullable Long count) {
        return count == null ? Value.Missing.MISSING : new Value.Count(count);
    }

    public static Value percent(@Nullable BigDecimal share) {
        return share == null ? Value.Missing.MISSING : new Value.Percent(share);
    }

    public static Value number(@Nullable BigDecimal number) {
        return number == null ? Value.Missing.MISSING : new Value.Number(number);
    }

    public static Value text(@Nullable String text) {
        return text == null ? Value.Missing.MISSING : new Value.Text(text);
    }

    public static Value day(@Nullable LocalDate day) {
        return day == null ? Value.Missing.MISSING : new Value.Day(day);
    }

    public static Value time(Instant time) {
        return new Value.Time(time);
    }
}
