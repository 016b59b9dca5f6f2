package io.saltus.plugins.latex;

import io.saltus.api.spi.Output;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.OptionalInt;

/** Keeps the one text that a renderer writes. */
final class TextOutput implements Output {

    private final StringBuilder text = new StringBuilder();

    @Override
    public Appendable text(String fileName) {
        return text;
    }

    @Override
    public OutputStream file(String fileName) {
        return new ByteArrayOutputStream();
    }

    @Override
    public boolean isColoured() {
        return false;
    }

    @Override
    public OptionalInt width() {
        return OptionalInt.empty();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
