package io.shopstream.api.web;

import io.shopstream.api.answer.Tabular;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/**
 * Writes {@link Tabular} answers row by row. The response begins with the first row, so an earlier failure still
 * becomes a problem response.
 */
final class CsvConverter extends AbstractHttpMessageConverter<Tabular> {
    private static final MediaType CSV_UTF8 = new MediaType("text", "csv", StandardCharsets.UTF_8);

    CsvConverter() {
        super(WebConfiguration.CSV, CSV_UTF8);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Tabular.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @org.jspecify.annotations.Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Tabular readInternal(Class<? extends Tabular> type, HttpInputMessage input) {
        throw new UnsupportedOperationException("CSV can only be written");
    }

    @Override
    protected void writeInternal(Tabular table, HttpOutputMessage output) throws IOException {
        writeHeaders(table, output.getHeaders());
        LazyWriter lazy = new LazyWriter(output);
        try {
            table.forEachRow(cells -> lazy.write(table, cells));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        lazy.finish(table);
    }

    static void writeHeaders(Tabular table, HttpHeaders headers) {
        headers.setContentType(CSV_UTF8);
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(table.tableName() + ".csv")
                .build());
    }

    private static final class LazyWriter {
        private final HttpOutputMessage output;
        private @org.jspecify.annotations.Nullable Writer writer;

        LazyWriter(HttpOutputMessage output) {
            this.output = output;
        }

        void write(Tabular table, java.util.List<? extends @org.jspecify.annotations.Nullable Object> cells) {
            try {
                Csv.row(open(table), cells);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void finish(Tabular table) throws IOException {
            open(table).flush();
        }

        private Writer open(Tabular table) throws IOException {
            Writer known = writer;
            if (known == null) {
                known = new BufferedWriter(new OutputStreamWriter(output.getBody(), StandardCharsets.UTF_8));
                writer = known;
                Csv.row(known, table.columns());
            }
            return known;
        }
    }
}
