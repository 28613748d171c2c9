package io.shopstream.api.web;

import io.shopstream.api.answer.Rows;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes {@link Rows} as one JSON object per line. The response begins with the first row, so an earlier failure still
 * becomes a problem response.
 */
final class NdjsonConverter extends AbstractHttpMessageConverter<Rows> {
    private final JsonMapper json;

    NdjsonConverter(JsonMapper json) {
        super(AnswerFormat.NDJSON.mediaType());
        this.json = json;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Rows.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Rows readInternal(Class<? extends Rows> type, HttpInputMessage input) {
        throw new UnsupportedOperationException("NDJSON can only be written");
    }

    @Override
    protected void writeInternal(Rows rows, HttpOutputMessage output) throws IOException {
        Lines lines = new Lines(output);
        try {
            rows.forEachItem(item -> lines.write(json.writeValueAsString(item)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        lines.writer().flush();
    }

    private static final class Lines {
        private final HttpOutputMessage output;
        private @Nullable Writer writer;

        Lines(HttpOutputMessage output) {
            this.output = output;
        }

        void write(String line) {
            try {
                writer().append(line).append('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Writer writer() throws IOException {
            Writer known = writer;
            if (known == null) {
                known = new BufferedWriter(new OutputStreamWriter(output.getBody(), StandardCharsets.UTF_8));
                writer = known;
            }
            return known;
        }
    }
}
