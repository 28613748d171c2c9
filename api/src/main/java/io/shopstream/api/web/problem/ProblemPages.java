package io.shopstream.api.web.problem;

import io.shopstream.schemas.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page about each code, one Markdown file each: what is wrong, what to do, and an example of the answer. */
public final class ProblemPages {
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    private ProblemPages() {}

    public static String markdown(ProblemCode code) {
        String file = "/problems/" + code.code() + ".md";
        try (InputStream page = Objects.requireNonNull(ProblemPages.class.getResourceAsStream(file), file)) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The example of the page, a JSON object.
     *
     * @throws IllegalStateException if the page has none
     */
    public static String example(ProblemCode code) {
        Matcher example = EXAMPLE.matcher(markdown(code));
        if (!example.find()) {
            throw new IllegalStateException("the page about " + code.code() + " has no example in JSON");
        }
        return example.group(1);
    }
}
