package io.shopstream.api.web.data;

import static io.shopstream.api.web.data.DataOpenApi.ITEMS;
import static io.shopstream.api.web.data.DataOpenApi.LISTS;

import io.shopstream.api.answer.data.CampaignRow;
import io.shopstream.api.answer.data.CategoryRow;
import io.shopstream.api.answer.data.DataItem;
import io.shopstream.api.answer.data.ProductRow;
import io.shopstream.api.answer.data.UserRow;
import io.shopstream.api.data.CatalogueTables;
import io.shopstream.api.web.AnswerFormat;
import io.shopstream.api.web.ParameterNames;
import io.shopstream.api.web.problem.FailsWith;
import io.shopstream.schemas.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.reflect.Method;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.WebRequest;

/** The dimensions of the warehouse as last known. {@link DataOpenApi} describes parameters and formats. */
@RestController
@RequestMapping(DataAddresses.ROOT)
@Tag(name = "data", description = "Rows of the warehouse: lists, exports and single rows")
class CatalogueDataController implements ParameterNames {
    private final DataAnswers answers;

    CatalogueDataController(DataAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Set<String> parameterNames(Method handler) {
        return DataAddresses.parameterNames(handler);
    }

    @GetMapping(
            path = "/users",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", AnswerFormat.NDJSON_VALUE})
    @Operation(
            operationId = "dataUsers",
            summary = "Customers",
            description = "Names and e-mail addresses are masked, except for an operator's key. " + LISTS)
    @FailsWith(ProblemCode.NO_SUCH_RECORD)
    ResponseEntity<Object> dataUsers(@Parameter(hidden = true) NativeWebRequest request) {
        return answers.list(CatalogueTables.USERS, request);
    }

    @GetMapping(path = "/users/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "dataUser", summary = "One customer", description = ITEMS)
    ResponseEntity<DataItem<UserRow>> dataUser(
            @PathVariable("id") String id, @Parameter(hidden = true) WebRequest request) {
        return answers.item(CatalogueTables.USERS, id, request);
    }

    @GetMapping(
            path = "/categories",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", AnswerFormat.NDJSON_VALUE})
    @Operation(operationId = "dataCategories", summary = "Categories of products", description = LISTS)
    @FailsWith(ProblemCode.NO_SUCH_RECORD)
    ResponseEntity<Object> dataCategories(@Parameter(hidden = true) NativeWebRequest request) {
        return answers.list(CatalogueTables.CATEGORIES, request);
    }

    @GetMapping(path = "/categories/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "dataCategory", summary = "One category", description = ITEMS)
    ResponseEntity<DataItem<CategoryRow>> dataCategory(
            @PathVariable("id") String id, @Parameter(hidden = true) WebRequest request) {
        return answers.item(CatalogueTables.CATEGORIES, id, request);
    }

    @GetMapping(
            path = "/products",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", AnswerFormat.NDJSON_VALUE})
    @Operation(
            operationId = "dataProducts",
            summary = "Products",
            description = "Price, cost and category are those of today; an order line has those of the sale. " + LISTS)
    @FailsWith(ProblemCode.NO_SUCH_RECORD)
    ResponseEntity<Object> dataProducts(@Parameter(hidden = true) NativeWebRequest request) {
        return answers.list(CatalogueTables.PRODUCTS, request);
    }

    @GetMapping(path = "/products/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "dataProduct", summary = "One product", description = ITEMS)
    ResponseEntity<DataItem<ProductRow>> dataProduct(
            @PathVariable("id") String id, @Parameter(hidden = true) WebRequest request) {
        return answers.item(CatalogueTables.PRODUCTS, id, request);
    }

    @GetMapping(
            path = "/campaigns",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", AnswerFormat.NDJSON_VALUE})
    @Operation(operationId = "dataCampaigns", summary = "Marketing campaigns", description = LISTS)
    @FailsWith(ProblemCode.NO_SUCH_RECORD)
    ResponseEntity<Object> dataCampaigns(@Parameter(hidden = true) NativeWebRequest request) {
        return answers.list(CatalogueTables.CAMPAIGNS, request);
    }

    @GetMapping(path = "/campaigns/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "dataCampaign", summary = "One campaign", description = ITEMS)
    ResponseEntity<DataItem<CampaignRow>> dataCampaign(
            @PathVariable("id") String id, @Parameter(hidden = true) WebRequest request) {
        return answers.item(CatalogueTables.CAMPAIGNS, id, request);
    }
}
