package io.saltus.api.spi;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalInt;

/**
 * Where a renderer writes: standard output, or files in a folder; implemented by Saltus.
 *
 * <p>Nothing a renderer writes is seen before it has returned: files and texts appear whole, or not
 * at all if it fails.
 */
public interface Output {

    /**
     * Returns where to write the one text of a format that makes one text (a table, JSON, CSV). It
     * goes to standard output, or to {@code fileName} where the user named a folder. What is
     * appended is encoded in UTF-8. Each call returns the same text.
     *
     * @param fileName name of the file, without a folder: {@code report.json}
     */
    Appendable text(String fileName);

    /**
     * Opens a file in the folder that the user named; for formats that make several files or bytes.
     *
     * @param fileName name relative to that folder, with {@code /} between parts
     * @throws io.saltus.api.data.RequestException if the user named no folder
     * @throws IOException if the file cannot be written
     */
    OutputStream file(String fileName) throws IOException;

    /** Returns whether the text goes to a terminal that shows colours. */
    boolean isColoured();

    /**
     * Returns the width of the terminal that the text goes to, in columns; none where it goes to no
     * terminal.
     */
    OptionalInt width();
}
