package io.shopstream.api.web.data;

import io.shopstream.api.answer.data.DataItem;
import io.shopstream.api.answer.data.DataPage;
import io.shopstream.api.data.ItemQuery;
import io.shopstream.api.data.PageQuery;
import io.shopstream.api.data.PersonalData;
import io.shopstream.api.data.Position;
import io.shopstream.api.data.Resource;
import io.shopstream.api.data.RowExport;
import io.shopstream.api.data.RowTable;
import io.shopstream.api.data.Selection;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.IntegerParameter;
import io.shopstream.api.warehouse.LoadVersion;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.api.warehouse.WarehouseQuery;
import io.shopstream.api.web.AnswerFormat;
import io.shopstream.api.web.CsvNegotiation;
import io.shopstream.api.web.KnownParameters;
import io.shopstream.api.web.problem.NotFoundException;
import io.shopstream.api.web.warehouse.WarehouseAnswers;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Answers lists and single rows of every resource, in each format. */
@Component
final class DataAnswers {
    private final Warehouse warehouse;
    private final WarehouseAnswers answers;
    private final Clock clock;
    private final CsvNegotiation negotiation;

    DataAnswers(Warehouse warehouse, WarehouseAnswers answers, Clock clock, CsvNegotiation negotiation) {
        this.warehouse = warehouse;
        this.answers = answers;
        this.clock = clock;
        this.negotiation = negotiation;
    }

    /** A page, all rows (CSV or NDJSON without page_size), or the row of {@code ?id=}. */
    <R extends Record> ResponseEntity<Object> list(Resource<R> resource, NativeWebRequest request) {
        AnswerFormat format = negotiation.format(request);
        String id = request.getParameter(DataAddresses.ID);
        if (id != null) {
            checkAlone(request);
            ResponseEntity<DataItem<R>> item = item(resource, id, request);
            return body(item, row -> rendered(resource, format, List.of(row.item()), row));
        }
        PersonalData personal = PersonalData.ofReader();
        Selection<R> selection = Selection.parse(resource, request::getParameter);
        String size = request.getParameter(DataAddresses.PAGE_SIZE);
        String token = request.getParameter(DataAddresses.PAGE_TOKEN);
        if (format != AnswerFormat.JSON && size == null && token == null) {
            RowExport<R> rows = new RowExport<>(warehouse, selection, personal);
            return body(answers.records(request, List.of(selection, personal), () -> rows), whole -> whole);
        }
        int pageSize = size == null
                ? DataAddresses.DEFAULT_PAGE
                : IntegerParameter.parse(DataAddresses.PAGE_SIZE, size, 1, DataAddresses.MAX_PAGE);
        Position after = token == null ? Position.START : Position.parse(DataAddresses.PAGE_TOKEN, token, selection);
        ResponseEntity<DataPage<R>> page = ask(request, new PageQuery<>(selection, after, pageSize, personal));
        return body(page, rows -> rendered(resource, format, rows.items(), rows));
    }

    /** @throws NotFoundException if there is no such row */
    <R extends Record> ResponseEntity<DataItem<R>> item(Resource<R> resource, String id, WebRequest request) {
        ResponseEntity<Optional<DataItem<R>>> answer =
                ask(request, ItemQuery.parse(resource, DataAddresses.ID, id, PersonalData.ofReader()));
        return body(
                answer,
                found -> found.orElseThrow(
                        () -> new NotFoundException("the warehouse has no row with this id in " + resource.name())));
    }

    private <T> ResponseEntity<T> ask(WebRequest request, WarehouseQuery<T> query) {
        return answers.records(
                request,
                query,
                () -> warehouse.ask(
                        snapshot -> query.ask(snapshot, LoadVersion.of(snapshot).asOf(clock.instant()))));
    }

    private static <R extends Record> Object rendered(
            Resource<R> resource, AnswerFormat format, List<R> rows, Object json) {
        return format == AnswerFormat.JSON ? json : new RowTable<>(resource, rows);
    }

    /** With the headers of an answer; one without a body (304) remains so. */
    private static <T, B> ResponseEntity<B> body(ResponseEntity<T> answer, Function<T, ? extends B> conversion) {
        T body = answer.getBody();
        ResponseEntity.BodyBuilder builder =
                ResponseEntity.status(answer.getStatusCode()).headers(answer.getHeaders());
        if (body == null) {
            return builder.build();
        }
        if (body instanceof DataPage<?> page && page.nextPageToken() != null) {
            builder.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(address(page.nextPageToken())));
        }
        return builder.body(conversion.apply(body));
    }

    private static String address(String nextToken) {
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam(DataAddresses.PAGE_TOKEN, nextToken)
                .toUriString();
    }

    private static void checkAlone(NativeWebRequest request) {
        for (String name : request.getParameterMap().keySet()) {
            if (!name.equals(DataAddresses.ID) && !name.equals(KnownParameters.FORMAT)) {
                throw new BadParameterException(name, "cannot be combined with 'id'");
            }
        }
    }
}
