package io.saltus.plugins.html.data;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;

/** Escapes in JSON what HTML would take for markup: {@code <}, {@code >} and {@code &}. */
final class MarkupEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        for (char mark : new char[] {'<', '>', '&'}) {
            codes[mark] = ESCAPE_CUSTOM;
        }
        return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int mark) {
        return new SerializedString("\\u00" + Integer.toHexString(mark));
    }
}
