package io.shopstream.api.reports.format.html;

import io.shopstream.api.reports.format.XmlText;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes markup that is HTML and XML alike. Texts and attributes are escaped, so nothing from a shop becomes markup;
 * characters that XML does not have are replaced.
 */
public final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** @param attributes names and values, in turn */
    public Markup open(String tag, String... attributes) {
        start(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    /** Ends the element that was opened last. */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element with a text. */
    public Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** An element that has no content, such as {@code meta}. */
    public Markup empty(String tag, String... attributes) {
        start(tag, attributes).append(" />");
        return this;
    }

    public Markup text(String text) {
        escape(text);
        return this;
    }

    /** Markup that was escaped already. */
    public Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    public Markup line() {
        out.append('\n');
        return this;
    }

    /** @throws IllegalStateException if an element is still open */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("%s is open".formatted(open.peek()));
        }
        return out.toString();
    }

    private StringBuilder start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        return out;
    }

    private void escape(String text) {
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(XmlText.of(character));
            }
        });
    }
}
