package io.shopstream.api.web.data;

import io.shopstream.api.data.CatalogueTables;
import io.shopstream.api.data.FactTables;
import io.shopstream.api.data.OpsTables;
import io.shopstream.api.data.Resource;
import io.shopstream.api.data.Resource.Parameter;
import io.shopstream.api.data.Selection;
import io.shopstream.api.paging.PageRequest;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;

/** The addresses of lists and their parameters. */
public final class DataAddresses {
    public static final String AUDIT = "/api/audit";
    public static final String KEYS = "/api/keys";
    public static final String REBUILDS = "/api/etl/rebuilds";
    public static final String REPORTS = "/api/reports";

    /** What every list does, for its description. */
    public static final String PAGES = "JSON has pages of page_size rows (1 to 1000, default 100); next_page_token, and"
            + " the Link header in every format, lead to the next one. A token belongs to its filters and order. Pages"
            + " stay right while rows arrive: none is skipped or comes twice. CSV and NDJSON have all rows at once, as"
            + " they are when they are written, unless page_size is given.";

    static final String ROOT = "/api/data";
    static final String ID = "id";

    private static final List<Resource<?>> TABLES = List.of(
            CatalogueTables.USERS,
            CatalogueTables.CATEGORIES,
            CatalogueTables.PRODUCTS,
            CatalogueTables.CAMPAIGNS,
            FactTables.ORDERS,
            FactTables.ORDER_ITEMS,
            FactTables.ORDER_STATUS_CHANGES,
            FactTables.EVENTS);

    private DataAddresses() {}

    /** All lists by their address. */
    static Map<String, Resource<?>> lists() {
        Map<String, Resource<?>> lists = new TreeMap<>();
        TABLES.forEach(table -> lists.put(ROOT + "/" + table.name(), table));
        lists.put(AUDIT, OpsTables.AUDIT);
        lists.put(KEYS, OpsTables.KEYS);
        lists.put(REBUILDS, OpsTables.REBUILDS);
        lists.put(REPORTS, OpsTables.REPORTS);
        return lists;
    }

    /** All parameters if the method answers a list below {@link #ROOT}; none if its id is in the path. */
    static Set<String> parameterNames(Method handler) {
        Resource<?> list =
                lists().get(ROOT + handler.getAnnotation(GetMapping.class).path()[0]);
        return list == null ? Set.of() : parameterNames(list);
    }

    /** All parameters of a list. */
    public static Set<String> parameterNames(Resource<?> list) {
        Set<String> names = new LinkedHashSet<>();
        list.parameters().stream().map(Parameter::name).forEach(names::add);
        if (list.hasItems()) {
            names.add(ID);
        }
        names.addAll(List.of(Selection.SORT, PageRequest.SIZE, PageRequest.TOKEN));
        return names;
    }
}
