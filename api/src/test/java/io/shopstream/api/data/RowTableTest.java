package io.shopstream.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.answer.Tabular.Decimal;
import io.shopstream.api.answer.data.CategoryRow;
import io.shopstream.api.answer.data.ProductRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowTableTest {
    @Test
    void shouldGiveAmountsAsDecimalsAndUnknownValuesAsNull() {
        ProductRow product = new ProductRow("p", "=1+1", null, "USD", "-2.50", null, null, true, false, false, 1);
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();

        new RowTable<>(CatalogueTables.PRODUCTS, List.of(product)).forEachRow(rows::add);

        assertThat(rows)
                .singleElement()
                .isEqualTo(Arrays.asList(
                        "p", "=1+1", null, "USD", new Decimal("-2.50"), null, null, true, false, false, 1L));
    }

    @Test
    void shouldRefuseADescriptionThatDoesNotFitItsRecord() {
        List<Column> columns = List.of(Column.text("category_id"), Column.text("title"));

        assertThatThrownBy(() -> new RowMapping<>(CategoryRow.class, columns))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("title");
    }

    @Test
    void shouldMaskPersonalDataByDefaultAndKeepTheUnknown() {
        PersonalData reader = PersonalData.ofReader();

        assertThat(reader.name("Ada Lovelace")).isEqualTo("***");
        assertThat(reader.email("ada@example.org")).isEqualTo("***@***");
        assertThat(reader.name(null)).isNull();
        assertThat(reader.email(null)).isNull();
        assertThat(PersonalData.CLEAR.name("Ada Lovelace")).isEqualTo("Ada Lovelace");
        assertThat(PersonalData.CLEAR.email("ada@example.org")).isEqualTo("ada@example.org");
    }
}
