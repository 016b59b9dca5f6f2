package io.saltus.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Breaks the lines of what is not flat; what stands in something flat is flat. */
final class LineBreaks implements PrettyPrinter {

    private final Deque<Boolean> flat = new ArrayDeque<>();
    private boolean next;

    /** Says whether the next object or list is to stand on one line. */
    void next(boolean flat) {
        next = flat;
    }

    private boolean isFlat() {
        return !flat.isEmpty() && flat.peek();
    }

    private void begin() {
        flat.push(next || isFlat());
    }

    private void breakLine(JsonGenerator json) throws IOException {
        json.writeRaw('\n');
        json.writeRaw("  ".repeat(flat.size()));
    }

    private void separate(JsonGenerator json) throws IOException {
        json.writeRaw(',');
        if (isFlat()) {
            json.writeRaw(' ');
        } else {
            breakLine(json);
        }
    }

    private void end(JsonGenerator json, int size, char mark) throws IOException {
        boolean wasFlat = flat.pop();
        if (!wasFlat && size > 0) {
            breakLine(json);
        }
        json.writeRaw(mark);
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw('\n');
    }

    @Override
    public void writeStartObject(JsonGenerator json) throws IOException {
        json.writeRaw('{');
        begin();
    }

    @Override
    public void writeEndObject(JsonGenerator json, int size) throws IOException {
        end(json, size, '}');
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        separate(json);
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(": ");
    }

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
        json.writeRaw('[');
        begin();
    }

    @Override
    public void writeEndArray(JsonGenerator json, int size) throws IOException {
        end(json, size, ']');
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
        separate(json);
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
        if (!isFlat()) {
            breakLine(json);
        }
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) throws IOException {
        if (!isFlat()) {
            breakLine(json);
        }
    }
}
