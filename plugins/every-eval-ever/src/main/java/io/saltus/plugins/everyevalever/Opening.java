package io.saltus.plugins.everyevalever;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.Location;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** The first bytes of a file, by which a record or its samples are known. */
final class Opening {

    private static final int LENGTH = 8192;

    private Opening() {}

    /** A record names its evaluation and its schema, or holds the evaluation's results. */
    static boolean isRecord(Location location) throws IOException {
        Set<String> names = names(location);
        return names.contains("evaluation_id:VALUE_STRING")
                && !names.contains("sample_id:VALUE_STRING")
                && (names.contains("schema_version:VALUE_STRING")
                        || names.contains("evaluation_results:START_ARRAY"));
    }

    /** A sample names the evaluation to which it belongs. */
    static boolean isSample(Location location) throws IOException {
        return names(location).contains("evaluation_id:VALUE_STRING");
    }

    /** The members of the first object with what they are, as far as the first bytes go. */
    private static Set<String> names(Location location) throws IOException {
        Set<String> names = new HashSet<>();
        try (JsonParser parser = JsonText.JSON.createParser(location.head(LENGTH))) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    names.add(name + ":" + parser.nextToken());
                    parser.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            // the first bytes end within the object, or it is no JSON: what was seen is the answer
        }
        return names;
    }
}
