package io.shopstream.streams.query.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.customers.CustomerSums;
import io.shopstream.streams.pane.Funnel;
import io.shopstream.streams.query.question.AlertQuestion;
import io.shopstream.streams.query.question.CustomerQuestion;
import io.shopstream.streams.query.question.DimensionRevenueQuestion;
import io.shopstream.streams.query.question.FunnelQuestion;
import io.shopstream.streams.query.question.MinuteSums;
import io.shopstream.streams.query.question.OrderQuestion;
import io.shopstream.streams.query.question.OrdersQuestion;
import io.shopstream.streams.query.question.PaneRange;
import io.shopstream.streams.query.question.PartialAnswer;
import io.shopstream.streams.query.question.ProductSalesQuestion;
import io.shopstream.streams.query.question.Question;
import io.shopstream.streams.query.question.RevenueQuestion;
import io.shopstream.streams.query.question.SoldUnitsQuestion;
import io.shopstream.streams.query.question.StockQuestion;
import io.shopstream.streams.query.question.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The JSON between instances: a change here breaks queries while instances of two versions run together. */
class QuestionsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PaneRange HOUR = new PaneRange(NOON, NOON.plusSeconds(3600));
    private static final String RANGE = "{\"from\":\"2026-03-01T12:00:00Z\",\"to\":\"2026-03-01T13:00:00Z\"}";
    private static final Sales SALES = new Sales(5, -1, 2, 3);

    @Test
    void shouldKeepNamesAndFields() {
        assertSent(new RevenueQuestion("USD", HOUR), "RevenuePanes{\"currency\":\"USD\",\"range\":" + RANGE + "}");
        assertSent(
                new DimensionRevenueQuestion(DimensionRevenueQuestion.Dimension.COUNTRY, "USD", "Peru", HOUR),
                "DimensionPanes{\"dimension\":\"COUNTRY\",\"currency\":\"USD\",\"name\":\"Peru\",\"range\":" + RANGE
                        + "}");
        assertSent(
                new ProductSalesQuestion("USD", HOUR, null),
                "ProductSums{\"currency\":\"USD\",\"range\":" + RANGE + ",\"category\":null}");
        assertSent(new OrderQuestion("o-1"), "OrderLookup{\"order_id\":\"o-1\"}");
        assertSent(new OrdersQuestion(List.of("o-1", "o-2")), "OrdersLookup{\"order_ids\":[\"o-1\",\"o-2\"]}");
        assertSent(new FunnelQuestion(HOUR), "FunnelHours{\"range\":" + RANGE + "}");
        assertSent(new CustomerQuestion("USD", "u"), "CustomerLookup{\"currency\":\"USD\",\"user_id\":\"u\"}");
        assertSent(new StockQuestion("p"), "StockLookup{\"product_id\":\"p\"}");
        assertSent(new SoldUnitsQuestion("p", 1, 2), "SoldUnits{\"product_id\":\"p\",\"first\":1,\"last\":2}");
        assertSent(new AlertQuestion(), "AlertScan{}");
    }

    @Test
    void shouldReadAnswersBack() {
        assertAnswered(new RevenueQuestion("USD", HOUR), new MinuteSums(Map.of(NOON, SALES)), "panes");
        assertAnswered(
                new ProductSalesQuestion("USD", HOUR, "c"),
                new ProductSalesQuestion.Sums(Map.of("p", Map.of("c", SALES))),
                "products");
        assertAnswered(
                new FunnelQuestion(HOUR), new FunnelQuestion.Sums(Map.of(NOON, new Funnel(6, 5, 4, 3, 2, 1))), "hours");
        assertAnswered(
                new CustomerQuestion("USD", "u"), new Values<>(List.of(new CustomerSums(SALES, NOON, null))), "values");
        assertAnswered(new SoldUnitsQuestion("p", 1, 2), new SoldUnitsQuestion.Sum(7), "units");
        assertAnswered(new StockQuestion("p"), new Values<>(List.of()), "values");
        assertAnswered(new AlertQuestion(), new AlertQuestion.Alerts(List.of()), "alerts");
        assertThat(Questions.write(new OrderQuestion.Versions(List.of(new byte[] {1, 2}))))
                .hasToString("{\"versions\":[\"AQI=\"]}");
        OrdersQuestion.Versions found = new OrdersQuestion.Versions(Map.of("o-1", List.of(new byte[] {1, 2})));
        assertThat(Questions.write(found)).hasToString("{\"versions\":{\"o-1\":[\"AQI=\"]}}");
        OrdersQuestion.Versions read = Questions.readAnswer(new OrdersQuestion(List.of("o-1")), Questions.write(found));
        assertThat(read.merge(found).versions().get("o-1")).hasSize(2).allMatch(value -> value.length == 2);
    }

    private static void assertSent(Question<?, ?, ?> question, String expected) {
        assertThat(Questions.name(question) + Questions.write(question)).isEqualTo(expected);
        assertThat(Questions.read(Questions.name(question), Questions.write(question))
                        .map(Object.class::cast))
                .contains(question);
    }

    private static <P extends PartialAnswer<P>> void assertAnswered(
            Question<?, ?, P> question, P answer, String field) {
        assertThat(Questions.write(answer).propertyNames()).containsExactly(field);
        assertThat(Questions.readAnswer(question, Questions.write(answer))).isEqualTo(answer);
    }
}
