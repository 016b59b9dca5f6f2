package io.saltus.sources.files;

import io.saltus.api.data.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The first bytes of a file, by which its format is known. */
public final class FirstBytes {

    /** One for all sources of a plugin: what was read for one of them is known to the next. */
    private static final Location.HeadReading<FirstBytes> READING = FirstBytes::new;

    private final byte[] bytes;
    private volatile Optional<String> decoded = Optional.empty();

    private FirstBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Returns up to {@code length} first bytes; none of anything but a readable file.
     *
     * @throws IOException if the file cannot be read
     */
    public static FirstBytes of(Location location, int length) throws IOException {
        return location.head(length, READING);
    }

    /**
     * Returns whether a mark stands at a place.
     *
     * @param mark in ASCII
     */
    public boolean haveAt(int place, String mark) {
        byte[] marked = mark.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length < place + marked.length) {
            return false;
        }
        for (int i = 0; i < marked.length; i++) {
            if (bytes[place + i] != marked[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether they are those of a ZIP archive, be it an empty one. */
    public boolean areZip() {
        return haveAt(0, "PK\u0003\u0004") || haveAt(0, "PK\u0005\u0006");
    }

    /** Returns them as text, without a byte order mark. */
    public String text() {
        String text = decoded();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** Returns the text of the first line, without its end. */
    public String line() {
        String head = text();
        int end = head.indexOf('\n');
        return (end < 0 ? head : head.substring(0, end)).stripTrailing();
    }

    /** Returns whether one of these texts stands anywhere in them. */
    public boolean holdAny(String... texts) {
        String head = decoded();
        for (String text : texts) {
            if (head.contains(text)) {
                return true;
            }
        }
        return false;
    }

    private String decoded() {
        String text = decoded.orElseGet(() -> new String(bytes, StandardCharsets.UTF_8));
        decoded = Optional.of(text);
        return text;
    }
}
