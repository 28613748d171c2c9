package io.shopstream.api.web.data;

import io.shopstream.api.data.CatalogueTables;
import io.shopstream.api.data.FactTables;
import io.shopstream.api.data.Resource;
import io.shopstream.api.data.Resource.Parameter;
import io.shopstream.api.data.Selection;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;

/** The addresses below {@code /api/data} and their parameters. */
final class DataAddresses {
    static final String ROOT = "/api/data";
    static final String ID = "id";
    static final String PAGE_SIZE = "page_size";
    static final String PAGE_TOKEN = "page_token";
    static final int DEFAULT_PAGE = 100;
    static final int MAX_PAGE = 1_000;

    static final List<Resource<?>> ALL = List.of(
            CatalogueTables.USERS,
            CatalogueTables.CATEGORIES,
            CatalogueTables.PRODUCTS,
            CatalogueTables.CAMPAIGNS,
            FactTables.ORDERS,
            FactTables.ORDER_ITEMS,
            FactTables.ORDER_STATUS_CHANGES,
            FactTables.EVENTS);

    private DataAddresses() {}

    /** All parameters if the method answers a list; none if its id is in the path. */
    static Set<String> parameterNames(Method handler) {
        String path = handler.getAnnotation(GetMapping.class).path()[0];
        Set<String> names = new LinkedHashSet<>();
        for (Resource<?> resource : ALL) {
            if (path.equals("/" + resource.name())) {
                resource.parameters().stream().map(Parameter::name).forEach(names::add);
                names.addAll(List.of(ID, Selection.SORT, PAGE_SIZE, PAGE_TOKEN));
            }
        }
        return names;
    }
}
