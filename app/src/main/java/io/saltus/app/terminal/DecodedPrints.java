package io.saltus.app.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Sends bytes of UTF-8 on as text, at once; a character whose end is to come waits for it. */
final class DecodedPrints extends OutputStream {

    private final Writer to;
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] unfinished = {};

    DecodedPrints(Writer to) {
        this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(unfinished.length + length);
        all.put(unfinished).put(bytes, offset, length).flip();
        CharBuffer text = CharBuffer.allocate(all.remaining());
        decoder.decode(all, text, false);
        unfinished = new byte[all.remaining()];
        all.get(unfinished);
        to.write(text.flip().toString());
        to.flush();
    }

    @Override
    public void flush() throws IOException {
        to.flush();
    }
}
