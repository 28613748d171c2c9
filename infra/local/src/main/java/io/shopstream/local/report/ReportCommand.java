package io.shopstream.local.report;

import io.shopstream.api.reports.content.ReportKind;
import io.shopstream.api.reports.format.ReportFormat;
import io.shopstream.local.console.Commands;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.Shop;
import io.shopstream.local.shop.WhichShop;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a report of the running shop into a file: {@code ./shopstream report}. */
@Command(
        name = "report",
        description = {
            "Write a report of the running shop into a file: findings, charts, tables and how each figure is defined.",
            "A report is of whole days. Without --from and --to it is of yesterday (executive), of the last week"
                    + " (weekly) or month (monthly), or of the last 30 days.",
            "Exit codes: 0 written, 1 not written, 2 wrong usage."
        },
        footer = {
            "",
            "Examples:",
            "  ./shopstream report executive",
            "  ./shopstream report monthly --from 2026-10-01 --to 2026-11-01 --out october.pdf",
            "  ./shopstream report adhoc --measures net,orders --dimensions country,month --format xlsx"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ReportCommand implements Callable<Integer> {
    private static final double KILO = 1_000;

    @Parameters(
            paramLabel = "KIND",
            description = "executive, weekly, monthly, cohorts, segments, products, inventory, funnel, channels,"
                    + " geography, forecast, quality or adhoc.")
    private @Nullable String kind;

    @Option(names = "--from", paramLabel = "DAY", description = "First day, such as 2026-10-01.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "DAY",
            description = "Day after the last one: 2026-11-01 for a report until the end of October.")
    private @Nullable String to;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "IANA name of the time zone whose days they are, such as Europe/Oslo (default: that of the"
                    + " reports on time, SHOPSTREAM_REPORTS_TIME_ZONE, which is UTC if it is not set).")
    private @Nullable String timeZone;

    @Option(
            names = "--compare",
            paramLabel = "SPAN",
            description = "previous (the same span before, the default), year (a year before) or none.")
    private @Nullable String compare;

    @Option(names = "--currency", paramLabel = "CODE", description = "ISO 4217 code (default: that of the shop).")
    private @Nullable String currency;

    @Option(names = "--category", paramLabel = "ID", description = "Sales of this category only.")
    private @Nullable String category;

    @Option(names = "--country", paramLabel = "NAME", description = "Sales to this country only.")
    private @Nullable String country;

    @Option(names = "--channel", paramLabel = "NAME", description = "Sales through this channel only.")
    private @Nullable String channel;

    @Option(
            names = "--measures",
            paramLabel = "LIST",
            description = "Of adhoc: net, gross, returns, orders, units, average_order_value, separated by commas.")
    private @Nullable String measures;

    @Option(
            names = "--dimensions",
            paramLabel = "LIST",
            description = "Of adhoc: category, country, channel, day, week, month, separated by commas; a table each.")
    private @Nullable String dimensions;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "html (one file, needs no network), pdf, csv (one table) or xlsx (all tables); default: by the"
                            + " name of --out, else pdf.")
    private @Nullable String format;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "Name of the table that CSV has (default: the first one).")
    private @Nullable String table;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File to write (default: KIND.FORMAT in this directory).")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Mixin
    private WhichShop which = WhichShop.with(Part.API);

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        String code = Commands.required(kind);
        Commands.require(
                spec,
                Arrays.stream(ReportKind.values())
                        .anyMatch(known -> known.code().equals(code)),
                "KIND must be one of "
                        + Arrays.stream(ReportKind.values())
                                .map(ReportKind::code)
                                .collect(Collectors.joining(", ")));
        String extension = format().extension();
        Commands.require(
                spec,
                table == null || extension.equals(ReportFormat.CSV.extension()),
                "--table goes with --format csv");
        ReportFile file = new ReportFile(out == null ? Path.of(code + "." + extension) : out, force);
        file.check();
        Shop shop = which.shop();
        PrintWriter notes = Commands.err(spec);
        Commands.say(notes, "Writing the report; this takes a few seconds.");
        byte[] content = new ReportDownload(shop, notes).get(body(code, extension));
        file.write(content);
        Commands.say(
                Commands.out(spec),
                String.format(Locale.ROOT, "%s (%.0f kB)", file.path(), Math.ceil(content.length / KILO)));
        return 0;
    }

    private ReportFormat format() {
        Optional<String> wanted = Optional.ofNullable(format).or(this::extensionOfFile);
        Optional<ReportFormat> known = Arrays.stream(ReportFormat.values())
                .filter(each -> each.extension().equals(wanted.orElse(ReportFormat.PDF.extension())))
                .findFirst();
        Commands.require(
                spec,
                known.isPresent(),
                format == null
                        ? "--out must end with .html, .pdf, .csv or .xlsx, or --format must say what it is"
                        : "--format must be html, pdf, csv or xlsx");
        return known.orElseThrow();
    }

    private Optional<String> extensionOfFile() {
        if (out == null) {
            return Optional.empty();
        }
        String name = String.valueOf(out.getFileName());
        return Optional.of(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private Map<String, String> body(String code, String extension) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("kind", code);
        body.put("format", extension);
        put(body, "from", from);
        put(body, "to", to);
        put(body, "time_zone", timeZone);
        put(body, "compare", compare);
        put(body, "currency", currency);
        put(body, "category", category);
        put(body, "country", country);
        put(body, "channel", channel);
        put(body, "measures", measures);
        put(body, "dimensions", dimensions);
        // Without a name, CSV of some kinds is the table of the address of that name, not of the report.
        if (extension.equals(ReportFormat.CSV.extension())) {
            body.put("table", table == null ? "" : table);
        }
        return body;
    }

    private static void put(Map<String, String> body, String field, @Nullable String value) {
        if (value != null) {
            body.put(field, value);
        }
    }
}
