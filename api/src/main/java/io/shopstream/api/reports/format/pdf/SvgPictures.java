package io.shopstream.api.reports.format.pdf;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Component;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.util.List;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Draws SVG on pages as vectors, by JSVG. */
final class SvgPictures implements SVGDrawer {
    @Override
    public void importFontFaceRules(List<FontFaceRule> fontFaces, SharedContext shared) {}

    // Fonts are registered where pictures look for them (ReportFonts).
    @Override
    public void addFontFile(File file, String family, Integer weight, FontStyle style) {}

    @Override
    public SVGImage buildSVGImage(
            Element svg, Box box, CssContext css, double width, double height, double dotsPerPixel) {
        byte[] source = source(svg);
        SVGDocument picture =
                new SVGLoader().load(new ByteArrayInputStream(source), null, LoaderContext.createDefault());
        if (picture == null) {
            throw new IllegalStateException("a chart is no SVG");
        }
        int dotsWide = dots(width >= 0 ? width : Double.parseDouble(svg.getAttribute("width")) * dotsPerPixel);
        int dotsHigh = dots(height >= 0 ? height : Double.parseDouble(svg.getAttribute("height")) * dotsPerPixel);
        return new Picture(picture, dotsWide, dotsHigh, dotsPerPixel);
    }

    private static int dots(double length) {
        return (int) Math.round(length);
    }

    private static byte[] source(Element svg) {
        try {
            Transformer identity = TransformerFactory.newDefaultInstance().newTransformer();
            identity.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            identity.transform(new DOMSource(svg), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {}

    private record Picture(SVGDocument svg, int width, int height, double dotsPerPixel) implements SVGImage {
        @Override
        public int getIntrinsicWidth() {
            return width;
        }

        @Override
        public int getIntrinsicHeight() {
            return height;
        }

        @Override
        public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
            float pixelsWide = (float) (width / dotsPerPixel);
            float pixelsHigh = (float) (height / dotsPerPixel);
            device.drawWithGraphics(
                    (float) x,
                    (float) y,
                    width,
                    height,
                    graphics -> svg.render(
                            (@Nullable Component) null, graphics, new ViewBox(0, 0, pixelsWide, pixelsHigh)));
        }
    }
}
