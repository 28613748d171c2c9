package io.shopstream.api.reports.format.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.TimeZone;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SerializableCallable;

/**
 * Runs modules of the pages in Rhino, which has neither modules nor a browser, and from which no Java can be reached. A
 * module becomes a function: its imports are dropped, its exports become global. So what it imports has to be run before
 * it, and what it does not export stays its own. Used by one thread at a time.
 */
public final class PageScripts {
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*$");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export (?=(?:const|function) (\\w+))");
    // In Rhino, a const is one for the whole function and keeps its first value, also in a loop.
    private static final Pattern CONST = Pattern.compile("\\bconst (?=[\\w{\\[])");
    private final ContextFactory factory = new ContextFactory();
    private final ScriptableObject scope = factory.call(PageScripts::safeScope);

    /** The names that a module exports, in their order. */
    public static List<String> exports(String source) {
        return EXPORT.matcher(source)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    public static String resource(String path) {
        try (InputStream in = PageScripts.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the module that is the resource. */
    public PageScripts module(String path) {
        return script(path, classic(resource(path)));
    }

    /** A module as a script that runs without modules, here and in a page. */
    static String classic(String source) {
        String body = EXPORT.matcher(IMPORT.matcher(source).replaceAll("")).replaceAll("");
        StringBuilder function = new StringBuilder("(function (everything) { ")
                .append(CONST.matcher(body).replaceAll("let "));
        exports(source).forEach(name -> function.append("everything.")
                .append(name)
                .append(" = ")
                .append(name)
                .append(";\n"));
        return function.append("})(this);").toString();
    }

    /** Runs a script whose variables are global. */
    public PageScripts script(String name, String source) {
        evaluate(ZoneId.of("UTC"), name, source);
        return this;
    }

    /** What an expression comes to, as a text. */
    public String text(String expression) {
        return text(expression, ZoneId.of("UTC"));
    }

    /** The same where the clocks are those of the zone. */
    public String text(String expression, ZoneId zone) {
        return Context.toString(evaluate(zone, "expression", expression));
    }

    /** Makes a function of Java one of the scripts. */
    PageScripts function(String name, int arguments, SerializableCallable function) {
        factory.call(context -> {
            settings(context);
            scope.put(name, scope, new LambdaFunction(scope, name, arguments, function));
            return null;
        });
        return this;
    }

    private Object evaluate(ZoneId zone, String name, String source) {
        return factory.call(context -> {
            settings(context);
            context.setTimeZone(TimeZone.getTimeZone(zone));
            return context.evaluateString(scope, source, name, 1, null);
        });
    }

    private static ScriptableObject safeScope(Context context) {
        settings(context);
        ScriptableObject scope = context.initSafeStandardObjects();
        context.evaluateString(
                scope, "function setTimeout() { return 0; } function clearTimeout() {}", "timers", 1, null);
        return scope;
    }

    // Compiling costs more than it gives for scripts that run a few times.
    private static void settings(Context context) {
        context.setInterpretedMode(true);
        context.setLanguageVersion(Context.VERSION_ES6);
    }
}
