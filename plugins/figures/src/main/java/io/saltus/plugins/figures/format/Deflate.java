package io.saltus.plugins.figures.format;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * Compresses bytes into the zlib format (RFC 1950 and 1951), the same on every machine.
 *
 * <p>The compressor that Java offers is the machine's own zlib, whose output differs between
 * builds; this one finds repeats by chains of equal hashes, and writes them in the fixed code.
 */
final class Deflate {

    private static final int WINDOW = 1 << 15;
    private static final int LONGEST = 258;
    private static final int CHAIN = 48;

    private static final int[] LENGTHS = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115,
        131, 163, 195, 227, 258
    };

    private static final int[] DISTANCES = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
        2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577
    };

    private final byte[] data;
    private final int[] latest = new int[WINDOW];
    private final int[] before;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int bits;
    private int held;

    private Deflate(byte[] data) {
        this.data = data;
        this.before = new int[data.length];
        Arrays.fill(latest, -1);
    }

    /** Returns {@code data} compressed. */
    static byte[] of(byte[] data) {
        Deflate deflate = new Deflate(data);
        deflate.out.write(0x78);
        deflate.out.write(0x9c);
        deflate.block();
        Adler32 sum = new Adler32();
        sum.update(data);
        for (int shift = 24; shift >= 0; shift -= 8) {
            deflate.out.write((int) (sum.getValue() >>> shift));
        }
        return deflate.out.toByteArray();
    }

    /** Writes everything as one last block in the fixed code. */
    private void block() {
        write(1, 1);
        write(1, 2);
        int at = 0;
        while (at < data.length) {
            int from = -1;
            int length = 2;
            if (at + 2 < data.length) {
                int most = Math.min(LONGEST, data.length - at);
                int place = latest[hash(at)];
                for (int i = 0;
                        i < CHAIN && place >= 0 && at - place <= WINDOW && length < most;
                        i++) {
                    // only what is the same one byte beyond the longest so far can be longer
                    if (data[place + length] == data[at + length]) {
                        int same = same(place, at, most);
                        if (same > length) {
                            length = same;
                            from = place;
                        }
                    }
                    place = before[place];
                }
            }
            int step = 1;
            if (from < 0) {
                literal(data[at] & 0xff);
            } else {
                repeat(length, at - from);
                step = length;
            }
            for (int end = at + step; at < end; at++) {
                remember(at);
            }
        }
        literal(256);
        if (bits > 0) {
            out.write(held);
        }
    }

    private int hash(int at) {
        int three = (data[at] & 0xff) << 16 | (data[at + 1] & 0xff) << 8 | data[at + 2] & 0xff;
        return three * 0x9E3779B1 >>> 17;
    }

    private void remember(int at) {
        if (at + 2 < data.length) {
            int hash = hash(at);
            before[at] = latest[hash];
            latest[hash] = at;
        }
    }

    private int same(int place, int at, int most) {
        int length = 0;
        while (length < most && data[place + length] == data[at + length]) {
            length++;
        }
        return length;
    }

    private void repeat(int length, int distance) {
        int l = length == LONGEST ? LENGTHS.length - 1 : interval(LENGTHS, length);
        literal(257 + l);
        write(length - LENGTHS[l], l < 8 || l == 28 ? 0 : (l - 4) / 4);
        int d = interval(DISTANCES, distance);
        write(Integer.reverse(d) >>> 27, 5);
        write(distance - DISTANCES[d], d < 4 ? 0 : (d - 2) / 2);
    }

    private static int interval(int[] starts, int value) {
        int found = Arrays.binarySearch(starts, value);
        return found >= 0 ? found : -found - 2;
    }

    /** Writes a symbol in the fixed code of RFC 1951, section 3.2.6. */
    private void literal(int symbol) {
        if (symbol < 144) {
            code(0x30 + symbol, 8);
        } else if (symbol < 256) {
            code(0x190 + symbol - 144, 9);
        } else if (symbol < 280) {
            code(symbol - 256, 7);
        } else {
            code(0xc0 + symbol - 280, 8);
        }
    }

    private void code(int code, int length) {
        write(Integer.reverse(code) >>> 32 - length, length);
    }

    private void write(int value, int length) {
        held |= value << bits;
        bits += length;
        while (bits >= 8) {
            out.write(held);
            held >>>= 8;
            bits -= 8;
        }
    }
}
