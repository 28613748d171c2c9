package io.shopstream.api.reports.format.chart;

import io.shopstream.api.reports.content.Chart;
import io.shopstream.api.reports.content.Report;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;

/**
 * Draws charts as SVG, with the light colours of the pages and the widths of the font of reports. The scripts are loaded
 * at the first chart, which takes seconds, and then kept. Charts are drawn one at a time.
 */
public final class ChartPictures {
    private final ReportFonts fonts;
    private @Nullable PageScripts scripts;
    private boolean knowsOutlines;

    public ChartPictures(ReportFonts fonts) {
        this.fonts = fonts;
    }

    /**
     * The same chart gives the same picture.
     *
     * @param id of the picture within its document, since parts of pictures refer to each other
     * @param width in pixels; the height follows from the chart
     */
    public synchronized String svg(Report report, Chart chart, String id, int width) {
        PageScripts loaded = scripts == null ? load() : scripts;
        scripts = loaded;
        if (chart.function().equals("mapChart") && !knowsOutlines) {
            loaded.script("outlines", "useOutlines(" + ChartScripts.outlines() + ");");
            knowsOutlines = true;
        }
        // Not %d, which takes the digits of the machine's locale.
        String drawn = loaded.text("chartSvg(%s, reportLook(%s, 'light', false), %s)"
                .formatted(ChartScripts.json(chart), ChartScripts.place(report), Integer.toString(width)));
        return PlainSvg.of(drawn, id);
    }

    private PageScripts load() {
        PageScripts loaded = new PageScripts()
                .function(
                        "widthOf",
                        2,
                        (context, scope, self, arguments) ->
                                fonts.width(Context.toString(arguments[0]), Context.toString(arguments[1])))
                .script("echarts", ChartScripts.echarts())
                .script(
                        "widths",
                        "echarts.setPlatformAPI({ measureText: function (text, font) { return { width: widthOf(text, font) }; } });");
        ChartScripts.MODULES.forEach(loaded::module);
        return loaded;
    }
}
