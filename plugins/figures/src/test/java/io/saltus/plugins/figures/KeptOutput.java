package io.saltus.plugins.figures;

import io.saltus.api.spi.Output;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Keeps everything that a renderer writes, by file name. */
final class KeptOutput implements Output {

    private final Map<String, StringBuilder> texts = new TreeMap<>();
    private final Map<String, ByteArrayOutputStream> files = new TreeMap<>();

    @Override
    public Appendable text(String fileName) {
        return texts.computeIfAbsent(fileName, name -> new StringBuilder());
    }

    @Override
    public OutputStream file(String fileName) {
        return files.computeIfAbsent(fileName, name -> new ByteArrayOutputStream());
    }

    /** Returns the bytes of everything, by name. */
    Map<String, byte[]> all() {
        Map<String, byte[]> all = new TreeMap<>();
        texts.forEach(
                (name, text) -> all.put(name, text.toString().getBytes(StandardCharsets.UTF_8)));
        files.forEach((name, bytes) -> all.put(name, bytes.toByteArray()));
        return all;
    }

    @Override
    public boolean isColoured() {
        return false;
    }

    @Override
    public OptionalInt width() {
        return OptionalInt.empty();
    }
}
