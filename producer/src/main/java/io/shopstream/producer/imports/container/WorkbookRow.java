package io.shopstream.producer.imports.container;

/**
 * A row of a workbook that is not empty.
 *
 * @param number running number over the sheets that are read; in the first of them that which the user sees
 * @param csv its cells as a line of CSV with commas, without line end; if it has more than {@value #MAX_CHARACTERS}
 *     characters, cells at the end may be missing
 */
public record WorkbookRow(long number, String csv) {
    /** More than a line of a file may have. */
    public static final int MAX_CHARACTERS = 1 << 17;
}
