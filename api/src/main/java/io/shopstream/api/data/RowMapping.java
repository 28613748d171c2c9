package io.shopstream.api.data;

import io.shopstream.api.answer.Tabular.Decimal;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Maps the columns of a table to the components of a record: the same names in the same order. */
final class RowMapping<R extends Record> {
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

    private final List<Column> columns;
    private final Constructor<R> constructor;
    private final List<Method> accessors;

    /** @throws IllegalArgumentException if the names differ */
    RowMapping(Class<R> type, List<Column> columns) {
        List<RecordComponent> components = List.of(type.getRecordComponents());
        List<String> names = components.stream().map(RecordComponent::getName).toList();
        List<String> expected =
                columns.stream().map(column -> camelCase(column.name())).toList();
        if (!names.equals(expected)) {
            throw new IllegalArgumentException("%s has %s instead of %s".formatted(type, names, expected));
        }
        this.columns = List.copyOf(columns);
        this.constructor = constructor(type, components);
        this.accessors = components.stream().map(RecordComponent::getAccessor).toList();
    }

    private static String camelCase(String name) {
        return UNDERSCORE.matcher(name).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    private static <R> Constructor<R> constructor(Class<R> type, List<RecordComponent> components) {
        Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is not public", e);
        }
    }

    List<Column> columns() {
        return columns;
    }

    /** @throws IllegalArgumentException if there is no such column */
    Column column(String name) {
        return columns.get(index(name));
    }

    private int index(String name) {
        for (int index = 0; index < columns.size(); index++) {
            if (columns.get(index).name().equals(name)) {
                return index;
            }
        }
        throw new IllegalArgumentException("there is no column " + name);
    }

    /** Reads the columns in their order, from the first of the result on. */
    R read(ResultSet row, PersonalData personal) throws SQLException {
        @Nullable Object[] values = new Object[columns.size()];
        for (int index = 0; index < values.length; index++) {
            values[index] = columns.get(index).kind().read(row, index + 1, personal);
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a row of " + constructor.getDeclaringClass() + " cannot be made", e);
        }
    }

    @Nullable Object value(R item, String column) {
        return value(item, index(column));
    }

    private @Nullable Object value(R item, int index) {
        try {
            return accessors.get(index).invoke(item);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(accessors.get(index) + " cannot be read", e);
        }
    }

    /** The values as {@link io.shopstream.api.answer.Tabular} wants them. */
    List<? extends @Nullable Object> cells(R item) {
        List<@Nullable Object> cells = new ArrayList<>(columns.size());
        for (int index = 0; index < columns.size(); index++) {
            Object value = value(item, index);
            boolean money = columns.get(index).kind() == ColumnKind.MONEY;
            cells.add(money && value instanceof String amount ? new Decimal(amount) : value);
        }
        return cells;
    }
}
