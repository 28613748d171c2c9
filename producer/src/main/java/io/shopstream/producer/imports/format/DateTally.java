package io.shopstream.producer.imports.format;

import io.shopstream.producer.imports.dates.DateFormat;
import io.shopstream.producer.imports.dates.DateFormat.Order;
import io.shopstream.producer.imports.dates.DateText;
import io.shopstream.producer.imports.dates.ZonedText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts which formats the dates of a file fit, and decides when it has seen all of them. */
final class DateTally {
    // A damaged date may fit the other order by accident; a column with both orders is no accident.
    private static final long LINES_PER_ACCIDENT = 100;

    private final Map<DateFormat, Group> groups = new HashMap<>();
    // Lines of one invoice share their date: an equal text falls into the same group.
    private String lastText = "";
    private @Nullable Group last;
    private Fit lastFit = Fit.SAME;
    private long monthFirstOnly;
    private long dayFirstOnly;
    private @Nullable String monthFirstExample;
    private @Nullable String dayFirstExample;
    private @Nullable String openExample;
    private boolean assumed;

    void date(String text) {
        if (!text.equals(lastText)) {
            lastText = text;
            last = group(text);
        }
        if (last != null) {
            last.lines++;
            switch (lastFit) {
                case MONTH_FIRST -> monthFirstOnly++;
                case DAY_FIRST -> dayFirstOnly++;
                case OPEN, SAME -> {}
            }
        }
    }

    /**
     * The format of most dates; {@link DateFormat#ISO} if there are none.
     *
     * @throws UnrecognisedFormatException if many dates can only have the month first, and many only the day
     */
    DateFormat decide() throws UnrecognisedFormatException {
        DateFormat common = groups.values().stream()
                .max(Comparator.comparingLong(group -> group.lines))
                .map(group -> group.format)
                .orElse(DateFormat.ISO);
        return common.order() == Order.YEAR_FIRST ? common : common.with(order(common));
    }

    private Order order(DateFormat common) throws UnrecognisedFormatException {
        long less = Math.min(monthFirstOnly, dayFirstOnly);
        if (less * LINES_PER_ACCIDENT > monthFirstOnly + dayFirstOnly) {
            throw new UnrecognisedFormatException("contradicts itself: the date " + monthFirstExample
                    + " can only have the month first, and " + dayFirstExample
                    + " only the day: write all dates in one order, or say which one is right with --date-format "
                    + choices(common) + "; lines in the other one are rejected then");
        }
        if (monthFirstOnly != dayFirstOnly) {
            return monthFirstOnly > dayFirstOnly ? Order.MONTH_FIRST : Order.DAY_FIRST;
        }
        // No country writes the month first with dots.
        if (openExample == null || common.separator() == '.') {
            return Order.DAY_FIRST;
        }
        // The edition of the data set that most people have is written so: 12/1/2010 is the first of December.
        assumed = true;
        return Order.MONTH_FIRST;
    }

    /** Whether the decided order of day and month is the usual one, because all dates can be both. */
    boolean isAssumed() {
        return assumed;
    }

    private static String choices(DateFormat common) {
        return "'" + common.with(Order.MONTH_FIRST).pattern() + "' or '"
                + common.with(Order.DAY_FIRST).pattern() + "'";
    }

    private @Nullable Group group(String text) {
        DateText numbers = DateText.read(ZonedText.of(text).local());
        if (numbers == null) {
            return null;
        }
        lastFit = Fit.SAME;
        if (DateFormat.ISO.read(numbers).isPresent()) {
            return groups.computeIfAbsent(DateFormat.ISO, Group::new);
        }
        Optional<DateFormat> month = DateFormat.of(numbers, Order.MONTH_FIRST);
        Optional<DateFormat> day = DateFormat.of(numbers, Order.DAY_FIRST);
        if (month.isEmpty() && day.isEmpty()) {
            return null;
        }
        if (day.isEmpty()) {
            lastFit = Fit.MONTH_FIRST;
            monthFirstExample = text;
        } else if (month.isEmpty()) {
            lastFit = Fit.DAY_FIRST;
            dayFirstExample = text;
        } else if (day.get().order() != Order.YEAR_FIRST && numbers.first() != numbers.second()) {
            lastFit = Fit.OPEN;
            openExample = text;
        }
        // One group for both orders: the whole file decides between them.
        DateFormat format = day.or(() -> month).get();
        return groups.computeIfAbsent(
                format.order() == Order.YEAR_FIRST ? format : format.with(Order.DAY_FIRST), Group::new);
    }

    /** Which order of day and month a date allows. */
    private enum Fit {
        MONTH_FIRST,
        DAY_FIRST,
        OPEN,
        SAME
    }

    private static final class Group {
        private final DateFormat format;
        private long lines;

        Group(DateFormat format) {
            this.format = format;
        }
    }
}
