package io.shopstream.producer.imports.format;

import io.shopstream.producer.imports.dates.DateFormat;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the format of a file in one reading of all of its lines. Nothing is decided by a single line: a file is
 * read with one encoding, one date format and one decimal sign.
 */
public final class FormatTally {
    private static final Pattern WITH_COMMA = Pattern.compile("-?\\d+,\\d+");
    private static final Pattern WITH_POINT = Pattern.compile("-?\\d+\\.\\d+");

    private final FileFormat assumed;
    private final @Nullable DateFormat givenDates;
    private final EncodingTally encoding = new EncodingTally();
    private final DateTally dates = new DateTally();
    private final boolean mayHaveDecimalComma;
    private final boolean marked;
    private long pricesWithComma;
    private long pricesWithPoint;

    /**
     * @param container of the file, for a person
     * @param marked whether the file begins with the byte order mark of UTF-8
     * @param givenDates the user's own date format; null if the file is to tell
     */
    public FormatTally(String container, Header header, boolean marked, @Nullable DateFormat givenDates) {
        DateFormat assumedDates = givenDates == null ? DateFormat.ISO : givenDates;
        this.assumed = new FileFormat(container, header, StandardCharsets.UTF_8, assumedDates, false, false);
        this.givenDates = givenDates;
        this.mayHaveDecimalComma = header.delimiter() != Delimiter.COMMA;
        this.marked = marked;
    }

    /** What the file has if nothing speaks against it; the lines can be read with it while they are counted. */
    public FileFormat assumed() {
        return assumed;
    }

    /** Decodes the lines that are to be counted. */
    public TextDecoder decoder() {
        return encoding;
    }

    /** Counts a line that was decoded and split. */
    public void line(String date, String price) {
        if (givenDates == null) {
            dates.date(date);
        }
        if (mayHaveDecimalComma) {
            if (WITH_COMMA.matcher(price).matches()) {
                pricesWithComma++;
            } else if (WITH_POINT.matcher(price).matches()) {
                pricesWithPoint++;
            }
        }
    }

    /**
     * To be asked after all lines.
     *
     * @throws UnrecognisedFormatException if the lines do not tell
     */
    public FileFormat decide() throws UnrecognisedFormatException {
        DateFormat format = givenDates == null ? dates.decide() : givenDates;
        return new FileFormat(
                assumed.container(),
                assumed.header(),
                marked ? StandardCharsets.UTF_8 : encoding.decide(),
                format,
                givenDates == null && dates.isAssumed(),
                pricesWithComma > pricesWithPoint);
    }

    /** Whether reading the lines with {@link #assumed} gave what reading them with the decided format gives. */
    public boolean wasRight(FileFormat decided) {
        return decided.equals(assumed) && encoding.isAllUtf8();
    }
}
