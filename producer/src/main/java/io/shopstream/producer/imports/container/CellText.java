package io.shopstream.producer.imports.container;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/** Writes cells as the text that a CSV export would have. */
final class CellText {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final LocalDateTime EPOCH_1900 = LocalDate.of(1899, 12, 30).atStartOfDay();
    private static final LocalDateTime EPOCH_1904 = LocalDate.of(1904, 1, 1).atStartOfDay();
    private static final double LAST_DAY = 2_958_465;
    private static final int SECONDS_PER_DAY = 86_400;
    // A workbook holds 2.55 as 2.5499999999999998: Excel itself shows 15 digits.
    private static final MathContext SHOWN_DIGITS = new MathContext(15, RoundingMode.HALF_UP);
    private static final int MAX_DECIMALS = 15;
    // Bounded, like the exponent: BigDecimal would write out a billion zeros.
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?([eE][-+]?\\d{1,2})?");
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[,\"\r\n]");

    private final LocalDateTime epoch;

    /** @param from1904 whether the workbook counts its days from 1904 */
    CellText(boolean from1904) {
        this.epoch = from1904 ? EPOCH_1904 : EPOCH_1900;
    }

    /** @param isDate whether a number in this cell is a date */
    String of(Cell cell, boolean isDate) {
        if (cell.getType() == CellType.STRING) {
            return cell.asString();
        }
        String raw = cell.getRawValue();
        if (raw == null) {
            return "";
        }
        boolean number = cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA;
        return number ? number(raw, isDate) : raw;
    }

    /**
     * @param raw as the workbook holds it
     * @param isDate whether the number is a date
     */
    String number(String raw, boolean isDate) {
        if (!NUMBER.matcher(raw).matches()) {
            return raw;
        }
        double days = isDate ? Double.parseDouble(raw) : -1;
        if (days >= 1 && days <= LAST_DAY) {
            return epoch.plusSeconds(Math.round(days * SECONDS_PER_DAY)).format(DATE);
        }
        return plain(new BigDecimal(raw).round(SHOWN_DIGITS));
    }

    /** Ends within the cell that makes it longer than a line may be: many cells may share one long text. */
    static String csv(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < cells.size() && line.length() <= WorkbookRow.MAX_CHARACTERS; at++) {
            line.append(at == 0 ? "" : ",").append(quoted(cells.get(at)));
        }
        return line.toString();
    }

    private static String plain(BigDecimal number) {
        BigDecimal bounded =
                number.scale() > MAX_DECIMALS ? number.setScale(MAX_DECIMALS, RoundingMode.HALF_UP) : number;
        return bounded.signum() == 0 ? "0" : bounded.stripTrailingZeros().toPlainString();
    }

    private static String quoted(String cell) {
        return NEEDS_QUOTES.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
