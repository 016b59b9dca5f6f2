package io.saltus.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.saltus.api.words.Names;
import java.io.IOException;
import java.util.List;

/**
 * Writes JSON a person can read: large objects and lists over several lines, small ones on one.
 *
 * <p>What could steer a terminal or turn the text beside it is escaped, so that it is inert
 * wherever it is shown and the same when it is read ({@link EscapingWriter}).
 *
 * <p>Numbers are the shortest that read back the same; infinities are the texts {@code "inf"} and
 * {@code "-inf"}.
 */
final class JsonText implements AutoCloseable {

    /**
     * Writes doubles by Schubfach's algorithm: Double.toString differs between versions of Java.
     */
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

    private final EscapingWriter target;
    private final JsonGenerator json;
    private final LineBreaks breaks = new LineBreaks();

    JsonText(Appendable target) throws IOException {
        this.target = new EscapingWriter(target);
        json = FACTORY.createGenerator(this.target);
        json.setPrettyPrinter(breaks);
    }

    /** Begins an object whose members stand on lines of their own. */
    void object() throws IOException {
        breaks.next(false);
        json.writeStartObject();
    }

    /** Begins an object on one line. */
    void line() throws IOException {
        breaks.next(true);
        json.writeStartObject();
    }

    /** Begins a member that is an object on one line. */
    void line(String name) throws IOException {
        json.writeFieldName(name);
        line();
    }

    /** Begins a member that is a list whose elements stand on lines of their own. */
    void array(String name) throws IOException {
        json.writeFieldName(name);
        breaks.next(false);
        json.writeStartArray();
    }

    /** Ends the object or list that was begun last. */
    void end() throws IOException {
        if (json.getOutputContext().inArray()) {
            json.writeEndArray();
        } else {
            json.writeEndObject();
        }
    }

    void text(String name, String value) throws IOException {
        json.writeStringField(name, value);
    }

    /** An enum's name in lower case with hyphens. */
    void word(String name, Enum<?> value) throws IOException {
        text(name, Names.word(value));
    }

    void number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    void number(String name, double value) throws IOException {
        json.writeFieldName(name);
        number(value);
    }

    void truth(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
    }

    /** A setting: number, truth value or text. */
    void value(String name, Object value) throws IOException {
        settingName(name);
        if (value instanceof Double number) {
            number(number);
        } else if (value instanceof Long || value instanceof Integer) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(String.valueOf(value));
        }
    }

    /** In a name the parser refuses half a surrogate pair that is escaped. */
    private void settingName(String name) throws IOException {
        json.flush();
        target.escapeHalves(false);
        json.writeFieldName(name);
        json.flush();
        target.escapeHalves(true);
    }

    void texts(String name, List<String> values) throws IOException {
        json.writeFieldName(name);
        breaks.next(true);
        json.writeStartArray();
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    void numbers(String name, double[] values) throws IOException {
        json.writeFieldName(name);
        breaks.next(true);
        json.writeStartArray();
        for (double value : values) {
            number(value);
        }
        json.writeEndArray();
    }

    void pairs(String name, List<double[]> pairs) throws IOException {
        json.writeFieldName(name);
        breaks.next(true);
        json.writeStartArray();
        for (double[] pair : pairs) {
            breaks.next(true);
            json.writeStartArray();
            for (double value : pair) {
                number(value);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    @Override
    public void close() throws IOException {
        json.writeRaw('\n');
        json.close();
    }

    private void number(double value) throws IOException {
        if (Double.isInfinite(value)) {
            json.writeString(value > 0 ? "inf" : "-inf");
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }
}
