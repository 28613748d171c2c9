package io.shopstream.producer.imports.lines;

import io.shopstream.producer.imports.format.Header;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a file after its header, and what is known of the file as a whole: see {@link SourceFile}. */
interface SourceLines {
    @Nullable RawLine next() throws IOException;

    Header header();

    String describe();

    boolean isMarkedUtf8();

    double fraction();

    String sha256() throws IOException;

    void close();
}
