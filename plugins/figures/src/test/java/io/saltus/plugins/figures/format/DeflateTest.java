package io.saltus.plugins.figures.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class DeflateTest {

    private static void assertRestored(byte[] data) throws IOException {
        byte[] packed = Deflate.of(data);
        assertArrayEquals(
                data, new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes());
    }

    @Test
    void javasInflaterRestoresWhatWasPacked() throws IOException {
        Random random = new Random(3);
        for (int length = 0; length < 600; length++) {
            byte[] data = new byte[length];
            random.nextBytes(data);
            assertRestored(data);
        }
        for (int letters = 1; letters < 257; letters += 15) {
            byte[] data = new byte[90_000];
            for (int i = 0; i < data.length; i++) {
                data[i] =
                        (byte)
                                (random.nextInt(20) > 0 && i > 0
                                        ? data[i - 1]
                                        : random.nextInt(letters));
            }
            assertRestored(data);
        }
    }

    @Test
    void findsRepeatsAtTheEdgeOfTheWindow() throws IOException {
        byte[] data = new byte[100_000];
        new Random(5).nextBytes(data);
        for (int distance : new int[] {32767, 32768, 32769}) {
            byte[] twice = data.clone();
            System.arraycopy(data, 0, twice, distance, 1000);
            assertRestored(twice);
        }
    }

    @Test
    void makesWhiteSmall() {
        byte[] white = new byte[1_000_000];
        Arrays.fill(white, (byte) -1);
        assertTrue(Deflate.of(white).length < 10_000);
    }
}
