package io.saltus.plugins.inspectai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.Location;
import java.io.IOException;

/**
 * The first bytes of a file, by which a log is known: {@code version}, {@code status}, {@code
 * eval}.
 */
final class Opening {

    private static final int LENGTH = 4096;

    private Opening() {}

    static boolean isArchive(Location location) throws IOException {
        byte[] head = location.head(4);
        return head.length == 4
                && head[0] == 'P'
                && head[1] == 'K'
                && (head[2] == 3 && head[3] == 4 || head[2] == 5 && head[3] == 6);
    }

    static boolean isLog(Location location) throws IOException {
        byte[] head = location.head(LENGTH);
        boolean version = false;
        boolean status = false;
        try (JsonParser parser = Logs.JSON.createParser(head)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                version |= name.equals("version") && value == JsonToken.VALUE_NUMBER_INT;
                status |= name.equals("status") && value == JsonToken.VALUE_STRING;
                if (name.equals("eval")) {
                    return version && status && value == JsonToken.START_OBJECT;
                }
                parser.skipChildren();
            }
            return false;
        } catch (JsonProcessingException e) {
            return false; // the head ends before 'eval', or it is no JSON
        }
    }
}
