package io.shopstream.api.web.problem;

import io.shopstream.schemas.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** The pages to which the member {@code type} of every error leads. */
@RestController
@Tag(name = "problems", description = "What an error means and what to do")
class ProblemController {
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final MediaType MARKDOWN = new MediaType("text", "markdown", StandardCharsets.UTF_8);
    private static final CacheControl ONE_HOUR = CacheControl.maxAge(Duration.ofHours(1));

    private final ContentNegotiationManager negotiation;

    ProblemController(ContentNegotiationManager mvcContentNegotiationManager) {
        this.negotiation = mvcContentNegotiationManager;
    }

    @GetMapping(
            path = "/problems/{code}",
            produces = {MediaType.TEXT_MARKDOWN_VALUE, MediaType.TEXT_HTML_VALUE})
    @Operation(
            operationId = "problemPage",
            summary = "What an error means",
            description = "The page about the type of a problem, as Markdown or, for browsers, HTML. 404 if there is no"
                    + " such type.")
    ResponseEntity<String> problem(
            @Parameter(description = "The last segment of type") @PathVariable("code") String code,
            HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        String markdown = ProblemPages.markdown(ProblemCode.ofCode(code)
                .orElseThrow(() -> new NotFoundException("there is no problem type with this code")));
        boolean html = prefersHtml(request);
        return ResponseEntity.ok()
                .contentType(html ? HTML : MARKDOWN)
                .cacheControl(ONE_HOUR)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(html ? MarkdownPage.html(markdown) : markdown);
    }

    // A client without a preference, such as curl, gets what can be read in a terminal.
    private boolean prefersHtml(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        return negotiation.resolveMediaTypes(new ServletWebRequest(request)).stream()
                .filter(type -> type.includes(HTML) || type.includes(MARKDOWN))
                .findFirst()
                .map(first -> !first.includes(MARKDOWN))
                .orElse(false);
    }
}
