package io.saltus.app.view;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.saltus.api.words.Names;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes what the page is told. */
final class Json {

    private static final JsonFactory JSON = new JsonFactory();

    /** Writes the fields of an object. */
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private Json() {}

    /** Returns an object with these fields, on one line. */
    static String object(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string takes everything
        }
        return text.toString();
    }

    /** Returns an object with one text, made harmless. */
    static String of(String name, String words) {
        return object(json -> json.writeStringField(name, Names.harmless(words)));
    }
}
