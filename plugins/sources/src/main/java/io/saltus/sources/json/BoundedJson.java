package io.saltus.sources.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads JSON within bounds. Python's {@code NaN} and {@code Infinity} are numbers. A name that
 * stands twice in one object, and a value behind the first, are refused: which of two counts nobody
 * knows. One reader serves any number of files and threads.
 */
public final class BoundedJson {

    private final JsonBounds bounds;
    private volatile Optional<JsonFactory> factory = Optional.empty();

    /** A reader that keeps to {@code bounds}. */
    public BoundedJson(JsonBounds bounds) {
        this.bounds = bounds;
    }

    /** Made at the first file: sources are listed far more often than they read. */
    JsonFactory factory() {
        Optional<JsonFactory> made = factory;
        if (made.isPresent()) {
            return made.get();
        }
        JsonFactory fresh =
                JsonFactory.builder()
                        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxDocumentLength(bounds.document())
                                        .maxNestingDepth(bounds.depth())
                                        .maxStringLength(bounds.text())
                                        .maxNameLength(bounds.name())
                                        .maxNumberLength(bounds.number())
                                        .build())
                        .build();
        factory = Optional.of(fresh);
        return fresh;
    }

    /**
     * Reads a file into memory.
     *
     * @param name what the file is called in a message
     * @throws RequestException if it is empty, no JSON or beyond the bounds
     */
    public JsonTree tree(String name, Location location) throws IOException {
        JsonTree[] tree = {JsonTree.NOTHING};
        try (InputStream in = new BufferedInputStream(location.open(), 1 << 14)) {
            read(
                    name,
                    in,
                    parser -> {
                        if (parser.currentToken() == null) {
                            throw new RequestException(name + " is empty");
                        }
                        tree[0] = tree(parser);
                    });
        }
        return tree[0];
    }

    /**
     * Reads a line into memory.
     *
     * @throws MalformedJson if it is no JSON or beyond the bounds
     */
    public JsonTree tree(String line) throws IOException {
        JsonTree[] tree = {JsonTree.NOTHING};
        read(line, parser -> tree[0] = tree(parser));
        return tree[0];
    }

    /**
     * Reads the value at which a parser stands, to its end, into memory.
     *
     * @throws RequestException if it is beyond the bounds
     */
    public JsonTree tree(JsonParser parser) throws IOException {
        return JsonTree.read(parser, room());
    }

    /** Returns room for trees that share the bound of their values. */
    public TreeRoom room() {
        return new TreeRoom(bounds);
    }

    /**
     * Parses a text from its first token on.
     *
     * @param name what the text is called in a message
     * @throws RequestException if it is no JSON or beyond the bounds
     */
    public void read(String name, InputStream text, JsonWalk.Part part) throws IOException {
        try (JsonParser parser = factory().createParser(text)) {
            parser.nextToken();
            part.read(parser);
            requireEnd(parser);
        } catch (JsonProcessingException e) {
            MalformedJson malformed = MalformedJson.ofFile(name, e);
            throw new RequestException(malformed.getMessage(), malformed);
        }
    }

    /**
     * Parses a line from its first token on.
     *
     * @throws MalformedJson if it is no JSON or beyond the bounds
     */
    public void read(String line, JsonWalk.Part part) throws IOException {
        try (JsonParser parser = factory().createParser(line)) {
            parser.nextToken();
            part.read(parser);
            requireEnd(parser);
        } catch (JsonProcessingException e) {
            throw MalformedJson.ofLine(e);
        }
    }

    /** Refuses what stands behind a first value that was read to its end. */
    private static void requireEnd(JsonParser parser) throws IOException {
        boolean read = parser.currentToken() != null && parser.getParsingContext().inRoot();
        if (read && parser.nextToken() != null) {
            throw new JsonParseException(parser, "another value stands behind the first");
        }
    }
}
