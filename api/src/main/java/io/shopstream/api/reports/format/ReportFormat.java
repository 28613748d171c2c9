package io.shopstream.api.reports.format;

import java.util.Locale;

/** The formats that a report is written in. */
public enum ReportFormat {
    /** One file that opens from disk, without a network. */
    HTML("text/html;charset=UTF-8"),
    PDF("application/pdf"),
    /** One table. */
    CSV("text/csv;charset=UTF-8"),
    /** All tables, a sheet each. */
    XLSX(ReportFormat.XLSX_TYPE);

    /** A constant, as annotations take no other. */
    public static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The extension of its files and addresses, such as {@code html}. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
