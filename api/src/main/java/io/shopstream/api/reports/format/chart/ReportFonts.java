package io.shopstream.api.reports.format.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The font of reports, which comes with the service: so texts have the same widths on every machine. Loaded at the first
 * use.
 */
public final class ReportFonts {
    public static final String FAMILY = "Inter";

    private static final Pattern SIZE = Pattern.compile("([\\d.]+)px");
    private static final Pattern BOLD = Pattern.compile("\\b(?:bold|[6-9]00)\\b");
    // ECharts measures this character as the height of a line.
    private static final String LINE_PROBE = "\u56fd";
    private static final double LINE_HEIGHT = 1.15;
    private static final int MAX_WIDTHS = 20_000;

    private final Map<Weight, Font> fonts = new HashMap<>();
    private final Map<String, Double> widths = new HashMap<>();

    /** The weights that there are. */
    public enum Weight {
        REGULAR(400, "Inter_400Regular.ttf"),
        SEMIBOLD(600, "Inter_600SemiBold.ttf"),
        BOLD(700, "Inter_700Bold.ttf");

        private final int css;
        private final String file;

        Weight(int css, String file) {
            this.css = css;
            this.file = file;
        }

        /** As style sheets have it. */
        public int css() {
            return css;
        }
    }

    /** A TrueType file. */
    public static InputStream file(Weight weight) {
        InputStream in = ReportFonts.class.getResourceAsStream("/reports/fonts/" + weight.file);
        if (in == null) {
            throw new IllegalStateException("there is no font " + weight.file);
        }
        return in;
    }

    /** Makes the font known to what draws by its name. */
    public synchronized void register() {
        for (Weight weight : Weight.values()) {
            GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font(weight));
        }
    }

    /** @param font as style sheets have it, such as {@code bold 12px Inter} */
    synchronized double width(String text, String font) {
        if (widths.size() > MAX_WIDTHS) {
            widths.clear();
        }
        return widths.computeIfAbsent(font + "\n" + text, key -> measured(text, font));
    }

    private double measured(String text, String font) {
        Matcher size = SIZE.matcher(font);
        float pixels = size.find() ? Float.parseFloat(size.group(1)) : 12;
        if (text.equals(LINE_PROBE)) {
            return pixels * LINE_HEIGHT;
        }
        Weight weight = BOLD.matcher(font).find() ? Weight.BOLD : Weight.REGULAR;
        FontRenderContext exact = new FontRenderContext(null, true, true);
        return font(weight).deriveFont(pixels).getStringBounds(text, exact).getWidth();
    }

    private Font font(Weight weight) {
        return fonts.computeIfAbsent(weight, ReportFonts::load);
    }

    private static Font load(Weight weight) {
        try (InputStream in = file(weight)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IllegalStateException("%s is no font".formatted(weight.file), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
