package io.shopstream.producer.imports.container;

import io.shopstream.producer.imports.columns.Mapping;
import io.shopstream.producer.imports.format.Delimiter;
import io.shopstream.producer.imports.format.Header;
import io.shopstream.producer.imports.format.UnrecognisedFormatException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of an xlsx workbook, a row at a time. Sheets with the same columns are read one after another; sheets
 * whose first row names no column are left out.
 */
public final class Workbook implements Closeable {
    /** The part of a zip file that makes it a workbook. */
    static final String MAIN_PART = "xl/workbook.xml";

    private static final int MAX_NAME = 200;

    private final ReadableWorkbook workbook;
    private final CellText cellText;
    private final long allRows;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> notRead = new ArrayList<>();
    private final Header header;
    private final @Nullable Mapping mapping;
    private int sheet = -1;
    private @Nullable Stream<Row> stream;
    private Iterator<Row> rows = List.<Row>of().iterator();
    private boolean atHeader;
    private long earlierRows;
    private long lastRow;

    private Workbook(ReadableWorkbook workbook, long allRows, @Nullable Mapping mapping)
            throws IOException, UnrecognisedFormatException {
        this.workbook = workbook;
        this.allRows = allRows;
        this.mapping = mapping;
        this.cellText = new CellText(workbook.isDate1904());
        this.header = chooseSheets();
    }

    /**
     * @param mapping null for a file in the form of the data set
     * @throws IOException if the workbook is damaged
     * @throws UnrecognisedFormatException if no sheet has the columns, or two sheets have different ones
     */
    public static Workbook open(Path file, @Nullable Mapping mapping) throws IOException, UnrecognisedFormatException {
        long rows = WorkbookParts.check(file);
        try {
            ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
            boolean opened = false;
            try {
                Workbook result = new Workbook(workbook, rows, mapping);
                opened = true;
                return result;
            } finally {
                if (!opened) {
                    workbook.close();
                }
            }
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    public Header header() {
        return header;
    }

    /** For a person: {@code XLSX, 2 sheets (not read: Notes)}. */
    public String describe() {
        String left = notRead.isEmpty() ? "" : " (not read: " + String.join(", ", notRead) + ")";
        return "XLSX, " + sheets.size() + (sheets.size() == 1 ? " sheet" : " sheets") + left;
    }

    /** The next row after the headers that is not empty; null at the end. */
    public @Nullable WorkbookRow next() throws IOException {
        try {
            while (true) {
                if (!rows.hasNext()) {
                    if (!openNextSheet()) {
                        return null;
                    }
                    continue;
                }
                Row row = rows.next();
                lastRow = row.getRowNum();
                List<String> cells = cells(row, header.width(), header::isDate);
                if (cells.stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (atHeader) {
                    atHeader = false;
                    continue;
                }
                return new WorkbookRow(earlierRows + lastRow, CellText.csv(cells));
            }
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    /** How much has been read, 0 to 1. */
    public double fraction() {
        return Math.min(1, (double) (earlierRows + lastRow) / Math.max(1, allRows));
    }

    @Override
    public void close() throws IOException {
        closeSheet();
        workbook.close();
    }

    private boolean openNextSheet() throws IOException {
        closeSheet();
        earlierRows += lastRow;
        lastRow = 0;
        sheet++;
        if (sheet >= sheets.size()) {
            rows = List.<Row>of().iterator();
            return false;
        }
        stream = sheets.get(sheet).openStream();
        rows = stream.iterator();
        atHeader = true;
        return true;
    }

    private void closeSheet() {
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }

    private Header chooseSheets() throws IOException, UnrecognisedFormatException {
        Header chosen = null;
        List<String> firstNames = List.of();
        for (Sheet each : workbook.getSheets().toList()) {
            List<String> names = firstRow(each);
            firstNames = firstNames.isEmpty() ? names : firstNames;
            if (!Header.knowsOneOf(names, mapping)) {
                if (!names.isEmpty()) {
                    notRead.add(each.getName());
                }
                continue;
            }
            Header found = Header.of(names, Delimiter.COMMA, mapping);
            if (chosen != null && !chosen.equals(found)) {
                throw new UnrecognisedFormatException("has sheets with different columns, "
                        + sheets.getFirst().getName() + " and " + each.getName() + ": save each as a file of its own");
            }
            chosen = found;
            sheets.add(each);
        }
        return chosen == null ? Header.of(firstNames, Delimiter.COMMA, mapping) : chosen;
    }

    private List<String> firstRow(Sheet each) throws IOException {
        try (Stream<Row> all = each.openStream()) {
            for (Iterator<Row> iterator = all.iterator(); iterator.hasNext(); ) {
                List<String> cells = cells(iterator.next(), 0, field -> false);
                if (!cells.isEmpty()) {
                    return cells.stream()
                            .map(name -> name.substring(0, Math.min(name.length(), MAX_NAME)))
                            .toList();
                }
            }
        }
        return List.of();
    }

    /** The row's cells up to the last one that is not empty, at least {@code width}. */
    private List<String> cells(Row row, int width, IntPredicate isDate) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.getCellCount() || column < width; column++) {
            Optional<Cell> cell = row.getOptionalCell(column);
            boolean date = isDate.test(column);
            cells.add(cell.map(present -> cellText.of(present, date)).orElse(""));
        }
        while (cells.size() > width && cells.getLast().isBlank()) {
            cells.removeLast();
        }
        return cells;
    }

    private static IOException damaged(RuntimeException cause) {
        return new IOException("it is not a valid workbook (" + cause.getMessage() + ")", cause);
    }
}
