package io.shopstream.api.reports.format.chart;

import java.util.regex.Pattern;

/**
 * SVG of ECharts without what is meant for browsers: style sheets, classes, events. Fonts are written as attributes, in
 * the one family that reports have; borders without a width, which would be drawn as hairlines, are left out.
 */
final class PlainSvg {
    private static final Pattern STYLES = Pattern.compile("<style\\b.*?</style>", Pattern.DOTALL);
    private static final Pattern OF_BROWSERS = Pattern.compile(" (?:class|pointer-events|ecmeta_\\w+)=\"[^\"]*\"");
    private static final Pattern NO_BORDER = Pattern.compile(" stroke=\"[^\"]*\" stroke-width=\"0\"");
    private static final Pattern FONT = Pattern.compile(
            " style=\"(?:font:\\s*(?:(normal|italic)\\s+)?(?:normal\\s+)?(?:(normal|bold|\\d+)\\s+)?([\\d.]+)px [^\";]*;?|font-size:\\s*([\\d.]+)px;font-family:[^\";]*;?)([^\"]*)\"");
    // Pictures are counted by the engine, so the ids would depend on what was drawn before.
    private static final Pattern IDS = Pattern.compile("zr\\d+-");

    private PlainSvg() {}

    static String of(String svg, String id) {
        String plain = STYLES.matcher(svg).replaceAll("");
        plain = OF_BROWSERS.matcher(plain).replaceAll("");
        plain = NO_BORDER.matcher(plain).replaceAll("");
        plain = FONT.matcher(plain).replaceAll(found -> {
            String size = found.group(3) == null ? found.group(4) : found.group(3);
            String weight = found.group(2) == null || found.group(2).equals("normal")
                    ? ""
                    : " font-weight=\"" + found.group(2) + "\"";
            return " font-size=\"" + size + "px\" font-family=\"" + ReportFonts.FAMILY + "\"" + weight;
        });
        return IDS.matcher(plain).replaceAll(id + "-");
    }
}
