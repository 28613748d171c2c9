package io.shopstream.api.web.data;

import io.shopstream.api.answer.data.DataItem;
import io.shopstream.api.answer.data.DataPage;
import io.shopstream.api.data.ItemQuery;
import io.shopstream.api.data.PageQuery;
import io.shopstream.api.data.PersonalData;
import io.shopstream.api.data.Resource;
import io.shopstream.api.data.RowExport;
import io.shopstream.api.data.RowTable;
import io.shopstream.api.data.Selection;
import io.shopstream.api.paging.PageRequest;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.warehouse.LoadVersion;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.api.web.AnswerFormat;
import io.shopstream.api.web.CsvNegotiation;
import io.shopstream.api.web.KnownParameters;
import io.shopstream.api.web.NextPage;
import io.shopstream.api.web.problem.NotFoundException;
import io.shopstream.api.web.warehouse.WarehouseAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;

/** Answers lists and single rows of every resource, in each format. */
@Component
public final class DataAnswers {
    private final Warehouse warehouse;
    private final WarehouseAnswers answers;
    private final Clock clock;
    private final CsvNegotiation negotiation;
    private final NextPage nextPage;

    DataAnswers(
            Warehouse warehouse, WarehouseAnswers answers, Clock clock, CsvNegotiation negotiation, NextPage nextPage) {
        this.warehouse = warehouse;
        this.answers = answers;
        this.clock = clock;
        this.negotiation = negotiation;
        this.nextPage = nextPage;
    }

    /** A page, all rows (CSV or NDJSON without page_size), or the row of {@code ?id=}. */
    <R extends Record> ResponseEntity<Object> list(Resource<R> resource, NativeWebRequest request) {
        String id = request.getParameter(DataAddresses.ID);
        if (id == null) {
            return list(new Asked<>(resource, request), this::asOfLoad, answers::records);
        }
        AnswerFormat format = negotiation.format(request);
        checkAlone(request);
        ResponseEntity<DataItem<R>> item = item(resource, id, request);
        return body(item, row -> rendered(resource, format, List.of(row.item()), row));
    }

    /**
     * A page or all rows of a table that changes without a load: as they are now, so no cache may keep them, and the
     * time of the answer is that of the request.
     */
    public <R extends Record> ResponseEntity<Object> current(Resource<R> resource, HttpServletRequest request) {
        return list(new Asked<>(resource, new ServletWebRequest(request)), _ -> clock.instant(), DataAnswers::unkept);
    }

    private record Asked<R extends Record>(Resource<R> resource, NativeWebRequest request) {
        @Nullable String parameter(String name) {
            return request.getParameter(name);
        }
    }

    /** Answers with the headers that tell how long it is right. */
    private interface Keeping {
        <T> ResponseEntity<T> answer(WebRequest request, Object key, Supplier<T> body);
    }

    private <R extends Record> ResponseEntity<Object> list(
            Asked<R> asked, Function<JdbcClient, Instant> asOf, Keeping keeping) {
        Resource<R> resource = asked.resource();
        AnswerFormat format = negotiation.format(asked.request());
        PersonalData personal = PersonalData.ofReader();
        Selection<R> selection = Selection.parse(resource, asked::parameter);
        String size = asked.parameter(PageRequest.SIZE);
        String token = asked.parameter(PageRequest.TOKEN);
        if (format != AnswerFormat.JSON && !PageRequest.isGiven(size, token)) {
            RowExport<R> rows = new RowExport<>(warehouse, selection, personal);
            return body(keeping.answer(asked.request(), List.of(selection, personal), () -> rows), whole -> whole);
        }
        PageQuery<R> query =
                new PageQuery<>(selection, PageRequest.parse(size, token, selection, selection.keys()), personal);
        ResponseEntity<DataPage<R>> page = keeping.answer(
                asked.request(), query, () -> warehouse.ask(snapshot -> query.ask(snapshot, asOf.apply(snapshot))));
        return body(page, rows -> rendered(resource, format, rows.items(), rows));
    }

    private Instant asOfLoad(JdbcClient snapshot) {
        return LoadVersion.of(snapshot).asOf(clock.instant());
    }

    private static <T> ResponseEntity<T> unkept(WebRequest request, Object key, Supplier<T> body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body.get());
    }

    /** @throws NotFoundException if there is no such row */
    <R extends Record> ResponseEntity<DataItem<R>> item(Resource<R> resource, String id, WebRequest request) {
        ItemQuery<R> query = ItemQuery.parse(resource, DataAddresses.ID, id, PersonalData.ofReader());
        ResponseEntity<Optional<DataItem<R>>> answer = answers.records(
                request, query, () -> warehouse.ask(snapshot -> query.ask(snapshot, asOfLoad(snapshot))));
        return body(
                answer,
                found -> found.orElseThrow(
                        () -> new NotFoundException("the warehouse has no row with this id in " + resource.name())));
    }

    private static <R extends Record> Object rendered(
            Resource<R> resource, AnswerFormat format, List<R> rows, Object json) {
        return format == AnswerFormat.JSON ? json : new RowTable<>(resource, rows);
    }

    /** With the headers of an answer; one without a body (304) remains so. */
    private <T, B> ResponseEntity<B> body(ResponseEntity<T> answer, Function<T, ? extends B> conversion) {
        T body = answer.getBody();
        return nextPage.linked(
                answer,
                body instanceof DataPage<?> page ? page.nextPageToken() : null,
                body == null ? null : conversion.apply(body));
    }

    private static void checkAlone(NativeWebRequest request) {
        for (String name : request.getParameterMap().keySet()) {
            if (!name.equals(DataAddresses.ID) && !name.equals(KnownParameters.FORMAT)) {
                throw new BadParameterException(name, "cannot be combined with 'id'");
            }
        }
    }
}
