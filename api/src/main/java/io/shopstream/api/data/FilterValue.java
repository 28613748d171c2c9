package io.shopstream.api.data;

import io.shopstream.api.params.Amounts;
import io.shopstream.api.params.Choices;
import io.shopstream.api.params.Currencies;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.params.Times;
import io.shopstream.api.warehouse.Timestamps;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What a filter accepts.
 *
 * @param choices all accepted texts; empty if they cannot be listed
 * @param parser of the name of the parameter and its text; gives what JDBC binds, and throws
 *     {@link io.shopstream.api.params.BadParameterException}
 */
record FilterValue(
        String description, String example, List<String> choices, BiFunction<String, String, Object> parser) {

    static FilterValue id(String description, String example) {
        return new FilterValue(description, example, List.of(), RequestParameters::id);
    }

    static FilterValue name(String description, String example) {
        return new FilterValue(description, example, List.of(), RequestParameters::name);
    }

    static FilterValue currency() {
        return new FilterValue("ISO 4217 code", "USD", List.of(), Currencies::parse);
    }

    static FilterValue amount(String description) {
        return new FilterValue(description, "100.00", List.of(), Amounts::parse);
    }

    static FilterValue time(String description, String example) {
        return new FilterValue(
                description, example, List.of(), (parameter, text) -> Timestamps.utc(Times.parse(parameter, text)));
    }

    static FilterValue flag(String description) {
        List<String> both = List.of("true", "false");
        return new FilterValue(
                description, "false", both, (parameter, text) -> Boolean.valueOf(Choices.parse(parameter, text, both)));
    }

    static FilterValue choice(String description, Enum<?>[] constants) {
        List<String> names = Arrays.stream(constants).map(Enum::name).toList();
        return new FilterValue(
                description, names.getFirst(), names, (parameter, text) -> Choices.parse(parameter, text, names));
    }
}
