package io.saltus.plugins.html.data;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import io.saltus.api.words.Names;
import java.io.IOException;

/**
 * The one door through which text gets into a page: whatever comes from data files is {@linkplain
 * Names#harmless harmless} behind it.
 */
final class HarmlessNames extends JsonGeneratorDelegate {

    HarmlessNames(JsonGenerator to) {
        super(to);
    }

    @Override
    public void writeString(String text) throws IOException {
        super.writeString(Names.harmless(text));
    }
}
