package io.shopstream.streams.query.cluster;

import io.shopstream.schemas.query.QueryJson;
import io.shopstream.streams.customers.CustomerSums;
import io.shopstream.streams.query.question.AlertQuestion;
import io.shopstream.streams.query.question.CustomerQuestion;
import io.shopstream.streams.query.question.DimensionRevenueQuestion;
import io.shopstream.streams.query.question.FunnelQuestion;
import io.shopstream.streams.query.question.MinuteSums;
import io.shopstream.streams.query.question.OrderQuestion;
import io.shopstream.streams.query.question.OrdersQuestion;
import io.shopstream.streams.query.question.PartialAnswer;
import io.shopstream.streams.query.question.ProductSalesQuestion;
import io.shopstream.streams.query.question.Question;
import io.shopstream.streams.query.question.RevenueQuestion;
import io.shopstream.streams.query.question.SoldUnitsQuestion;
import io.shopstream.streams.query.question.StockQuestion;
import io.shopstream.streams.query.question.Values;
import io.shopstream.streams.stock.CatalogueEntry;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The questions that instances may ask each other, by name, and their JSON form. */
final class Questions {
    // JSON from another instance must be complete: a missing number must not be read as 0.
    private static final JsonMapper MAPPER = QueryJson.mapper()
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    // Names and JSON fields must stay, whatever the classes are called: instances of two versions may run together.
    private static final List<Known> KNOWN = List.of(
            new Known("RevenuePanes", RevenueQuestion.class, type(MinuteSums.class)),
            new Known("DimensionPanes", DimensionRevenueQuestion.class, type(MinuteSums.class)),
            new Known("ProductSums", ProductSalesQuestion.class, type(ProductSalesQuestion.Sums.class)),
            new Known("OrderLookup", OrderQuestion.class, type(OrderQuestion.Versions.class)),
            new Known("OrdersLookup", OrdersQuestion.class, type(OrdersQuestion.Versions.class)),
            new Known("FunnelHours", FunnelQuestion.class, type(FunnelQuestion.Sums.class)),
            new Known("CustomerLookup", CustomerQuestion.class, type(Values.class, CustomerSums.class)),
            new Known("StockLookup", StockQuestion.class, type(Values.class, CatalogueEntry.class)),
            new Known("SoldUnits", SoldUnitsQuestion.class, type(SoldUnitsQuestion.Sum.class)),
            new Known("AlertScan", AlertQuestion.class, type(AlertQuestion.Alerts.class)));

    private Questions() {}

    private record Known(String name, Class<? extends Question<?, ?, ?>> question, JavaType answer) {}

    private static JavaType type(Class<?> answer, Class<?>... parameters) {
        return parameters.length == 0
                ? MAPPER.constructType(answer)
                : MAPPER.getTypeFactory().constructParametricType(answer, parameters);
    }

    private static Known known(Question<?, ?, ?> question) {
        return KNOWN.stream()
                .filter(known -> known.question == question.getClass())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown question: " + question.getClass()));
    }

    static String name(Question<?, ?, ?> question) {
        return known(question).name;
    }

    /** Empty if this version does not know the question or cannot read it. */
    static Optional<Question<?, ?, ?>> read(String name, JsonNode parameters) {
        for (Known known : KNOWN) {
            if (known.name.equals(name)) {
                try {
                    return Optional.of(MAPPER.treeToValue(parameters, known.question));
                } catch (JacksonException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** @throws JacksonException if the JSON is no answer of the question */
    static <P extends PartialAnswer<P>> P readAnswer(Question<?, ?, P> question, JsonNode answer) {
        return MAPPER.treeToValue(answer, known(question).answer);
    }

    static JsonNode write(Object value) {
        return MAPPER.valueToTree(value);
    }

    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** @throws JacksonException if the JSON does not match {@code type} */
    static <T> T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
