package io.shopstream.api.web.guard;

import io.shopstream.api.answer.guard.KeyItem;
import io.shopstream.api.answer.guard.NewKey;
import io.shopstream.api.answer.guard.RevokedKey;
import io.shopstream.api.data.OpsTables;
import io.shopstream.api.guard.ApiKey;
import io.shopstream.api.guard.Caller;
import io.shopstream.api.guard.CurrentCaller;
import io.shopstream.api.guard.KeyRing;
import io.shopstream.api.guard.Role;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.web.AnswerFormat;
import io.shopstream.api.web.ParameterNames;
import io.shopstream.api.web.data.DataAddresses;
import io.shopstream.api.web.data.DataAnswers;
import io.shopstream.api.web.problem.NotFoundException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = DataAddresses.KEYS, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "keys", description = "Keys of this API, for operators")
class KeyController implements ParameterNames {
    private static final int LONGEST_NAME = 100;

    private final KeyRing keys;
    private final DataAnswers answers;
    private final Clock clock;

    KeyController(KeyRing keys, DataAnswers answers, Clock clock) {
        this.keys = keys;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public Set<String> parameterNames(Method handler) {
        return handler.isAnnotationPresent(GetMapping.class) ? DataAddresses.parameterNames(OpsTables.KEYS) : Set.of();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "createKey",
            summary = "Make a key",
            description = "The answer has the whole key, which is shown this once. Roles: " + Role.DESCRIPTION + ".",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = KeyRequest.class))))
    @ApiResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = NewKey.class)))
    ResponseEntity<NewKey> create(@RequestBody Map<String, @Nullable Object> body, HttpServletRequest request) {
        BodyFields fields = new BodyFields(body, "name", "role");
        String name = fields.text("name", LONGEST_NAME);
        Role role = Role.ofCode(fields.text("role", LONGEST_NAME))
                .orElseThrow(() -> new BadParameterException("role", "must be one of " + Role.codes()));
        String creator = CurrentCaller.get().orElse(Caller.LOCAL).owner();
        KeyRing.Created created = keys.create(name, role, creator);
        AuditInterceptor.describe(request, "key " + created.key().id() + ", " + role.code());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new NewKey(
                        created.text(), item(created.key()), created.key().createdAt()));
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", AnswerFormat.NDJSON_VALUE})
    @Operation(
            operationId = "listKeys",
            summary = "All keys, without their secrets",
            description = "The newest first, revoked ones included. " + DataAddresses.PAGES)
    ResponseEntity<Object> list(HttpServletRequest request) {
        return answers.current(OpsTables.KEYS, request);
    }

    @DeleteMapping("/{key_id}")
    @Operation(
            operationId = "revokeKey",
            summary = "Revoke a key",
            description = "It stops working here at once, at other instances of the API within a minute, and its"
                    + " sessions with it. Revoking it again changes nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "Revoked",
            content = @Content(schema = @Schema(implementation = RevokedKey.class)))
    ResponseEntity<RevokedKey> revoke(
            @Parameter(description = "The part of the key between the underscores") @PathVariable("key_id")
                    String keyId,
            HttpServletRequest request) {
        // PostgreSQL takes no zero byte; no id has any other character than these.
        ApiKey revoked = (keyId.matches("[0-9A-Za-z]{1,32}") ? keys.revoke(keyId) : Optional.<ApiKey>empty())
                .orElseThrow(() -> new NotFoundException("there is no key with this id"));
        AuditInterceptor.describe(request, "key " + revoked.id());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new RevokedKey(item(revoked), clock.instant()));
    }

    private static KeyItem item(ApiKey key) {
        return new KeyItem(
                key.id(),
                key.name(),
                key.role().code(),
                key.createdAt(),
                key.createdBy(),
                key.lastUsedAt(),
                key.revokedAt());
    }
}
