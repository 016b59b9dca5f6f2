package io.saltus.sources.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The bytes of a gzip file of any number of members (RFC 1952), one behind the other. Unlike the
 * stream of the JDK it says so where what stands behind a member is none, rather than to end there
 * as if the file did; zeros to the end are padding.
 */
public final class GzipMembers extends InputStream {

    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 0x1f8b;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final PushbackInputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] packed = new byte[BUFFER];
    private final byte[] one = new byte[1];
    private int held;
    private long member;
    private boolean ended;

    /**
     * The members of {@code in}, which is closed with them.
     *
     * @throws IOException if it begins with none
     */
    public GzipMembers(InputStream in) throws IOException {
        this.in = new PushbackInputStream(in, BUFFER);
        if (!header()) {
            throw new EOFException("it is empty, and no gzip");
        }
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int read = inflate(into, from, length);
            if (read > 0) {
                if (inflater.getBytesWritten() == read && read > 1) {
                    refuseGzip(into, from);
                }
                crc.update(into, from, read);
                return read;
            }
            if (inflater.finished()) {
                trailer();
                ended = !header();
            }
        }
        return -1;
    }

    private static void refuseGzip(byte[] into, int from) throws IOException {
        if (((into[from] & 0xff) << 8 | into[from + 1] & 0xff) == MAGIC) {
            throw new IOException("it is packed twice: within the gzip is a gzip; unpack it once");
        }
    }

    private int inflate(byte[] into, int from, int length) throws IOException {
        try {
            while (true) {
                int read = inflater.inflate(into, from, length);
                if (read > 0 || inflater.finished()) {
                    return read;
                }
                if (inflater.needsDictionary()) {
                    throw new IOException("member %d asks for a dictionary".formatted(member));
                }
                held = in.read(packed);
                if (held < 0) {
                    throw new EOFException(
                            "it breaks off within member %d of the gzip".formatted(member));
                }
                inflater.setInput(packed, 0, held);
            }
        } catch (DataFormatException e) {
            throw new IOException(
                    "member %d of the gzip is damaged: %s".formatted(member, e.getMessage()), e);
        }
    }

    /** Reads the checksum and the length behind a member. */
    private void trailer() throws IOException {
        int left = inflater.getRemaining();
        if (left > 0) {
            in.unread(packed, held - left, left);
        }
        long length = inflater.getBytesWritten() & 0xffffffffL;
        if (little(4) != crc.getValue() || little(4) != length) {
            throw new IOException(
                    "member %d of the gzip is damaged: its checksum does not fit"
                            .formatted(member));
        }
    }

    /** Reads the header of the next member; returns whether there is one. */
    private boolean header() throws IOException {
        int first = in.read();
        while (first == 0 && member > 0) {
            first = in.read();
        }
        if (first < 0) {
            return false;
        }
        int second = in.read();
        if ((first << 8 | second) != MAGIC || in.read() != 8) {
            throw new IOException(
                    member == 0
                            ? "it is no gzip"
                            : "behind member %d of the gzip stands what is none: the file is damaged or not whole"
                                    .formatted(member));
        }
        member++;
        int flags = required();
        for (int i = 0; i < 6; i++) {
            required();
        }
        if ((flags & EXTRA) != 0) {
            for (long i = little(2); i > 0; i--) {
                required();
            }
        }
        for (int text = flags & (NAME | COMMENT); text != 0; text &= text - 1) {
            while (required() != 0) {
                // a name or a comment, to its zero
            }
        }
        if ((flags & HEADER_CRC) != 0) {
            little(2);
        }
        inflater.reset();
        crc.reset();
        return true;
    }

    private long little(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) required() << (8 * i);
        }
        return value;
    }

    private int required() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new EOFException("it breaks off within member %d of the gzip".formatted(member));
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
