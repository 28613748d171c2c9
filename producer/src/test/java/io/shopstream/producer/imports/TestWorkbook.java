package io.shopstream.producer.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes workbooks like the official ones: numbers and dates as such, invoice numbers of returns as text. */
final class TestWorkbook implements AutoCloseable {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int DATE = 4;

    private final Workbook workbook;
    private final OutputStream out;

    TestWorkbook(Path file) throws IOException {
        this.out = Files.newOutputStream(file);
        this.workbook = new Workbook(out, "test", "1.0");
    }

    /** @param lines of plain CSV without quotes, the header first */
    TestWorkbook sheet(String name, List<String> lines) throws IOException {
        Worksheet sheet = workbook.newWorksheet(name);
        for (int row = 0; row < lines.size(); row++) {
            String[] cells = lines.get(row).split(",", -1);
            for (int column = 0; column < cells.length; column++) {
                write(sheet, row, column, cells[column]);
            }
            if (row % 1_000 == 999) {
                sheet.flush();
            }
        }
        sheet.finish();
        return this;
    }

    @Override
    public void close() throws IOException {
        workbook.finish();
        out.close();
    }

    private static void write(Worksheet sheet, int row, int column, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (text.matches("-?\\d{1,15}(\\.\\d{1,15})?")) {
            sheet.value(row, column, new BigDecimal(text).doubleValue());
        } else if (column == DATE && text.matches("\\d{4}-.*")) {
            sheet.value(row, column, LocalDateTime.parse(text, ISO));
            sheet.style(row, column).format("m/d/yyyy h:mm").set();
        } else {
            sheet.value(row, column, text);
        }
    }
}
