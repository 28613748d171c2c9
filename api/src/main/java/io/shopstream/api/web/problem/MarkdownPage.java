package io.shopstream.api.web.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * Renders the part of Markdown that the pages about problems use as HTML: headings, paragraphs, lists of single lines,
 * fenced code, and code, strong text and links within a line. Everything else is text. All text is escaped.
 */
final class MarkdownPage {
    private static final String FENCE = "```";
    private static final String BULLET = "- ";
    private static final Pattern HEADING = Pattern.compile("(#{1,3}) (.+)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    // Only addresses of this service and web addresses: no script can be a link.
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(((?:https?://|/)[^)\\s]*)\\)");
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%s</title>
            <link rel="stylesheet" href="../css/problem.css">
            </head>
            <body>
            %s</body>
            </html>
            """;

    private final StringBuilder html = new StringBuilder();
    private final List<String> paragraph = new ArrayList<>();
    private boolean inList;
    private boolean inCode;

    private MarkdownPage() {}

    /** A whole page; its title is the first heading. */
    static String html(String markdown) {
        MarkdownPage page = new MarkdownPage();
        markdown.lines().forEach(page::line);
        page.endBlock();
        return PAGE.formatted(HtmlUtils.htmlEscape(title(markdown), "UTF-8"), page.html);
    }

    /** The text of the first heading; empty if there is none. */
    static String title(String markdown) {
        return markdown.lines()
                .filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2))
                .findFirst()
                .orElse("");
    }

    private void line(String line) {
        if (line.startsWith(FENCE)) {
            endBlock();
            html.append(inCode ? "</code></pre>\n" : "<pre><code>");
            inCode = !inCode;
        } else if (inCode) {
            html.append(HtmlUtils.htmlEscape(line, "UTF-8")).append('\n');
        } else if (line.isBlank()) {
            endBlock();
        } else if (HEADING.matcher(line).matches()) {
            endBlock();
            heading(line);
        } else if (line.startsWith(BULLET)) {
            item(line.substring(BULLET.length()));
        } else {
            paragraph.add(line);
        }
    }

    private void heading(String line) {
        int level = line.indexOf(' ');
        html.append("<h%d>%s</h%d>\n".formatted(level, inline(line.substring(level + 1)), level));
    }

    private void item(String text) {
        if (!inList) {
            endBlock();
            html.append("<ul>\n");
            inList = true;
        }
        html.append("<li>").append(inline(text)).append("</li>\n");
    }

    private void endBlock() {
        if (!paragraph.isEmpty()) {
            html.append("<p>").append(inline(String.join("\n", paragraph))).append("</p>\n");
            paragraph.clear();
        }
        if (inList) {
            html.append("</ul>\n");
            inList = false;
        }
    }

    private static String inline(String text) {
        String escaped = HtmlUtils.htmlEscape(text, "UTF-8");
        String code = CODE.matcher(escaped).replaceAll("<code>$1</code>");
        String strong = STRONG.matcher(code).replaceAll("<strong>$1</strong>");
        return LINK.matcher(strong).replaceAll("<a href=\"$2\">$1</a>");
    }
}
