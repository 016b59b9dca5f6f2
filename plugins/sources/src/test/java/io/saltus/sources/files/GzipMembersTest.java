package io.saltus.sources.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipMembersTest {

    private static byte[] member(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String text(byte[] bytes) throws IOException {
        try (GzipMembers members = new GzipMembers(new ByteArrayInputStream(bytes))) {
            return new String(members.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String refusal(byte[] bytes) {
        return String.valueOf(assertThrows(IOException.class, () -> text(bytes)).getMessage());
    }

    @Test
    void readsOneMemberBehindTheOther() throws IOException {
        String large = "abcdefgh".repeat(100_000);
        assertEquals("onetwo", text(joined(member("one"), member("two"))));
        assertEquals(large + large, text(joined(member(large), member(large))));
        assertEquals("one", text(joined(member("one"), member(""), new byte[512])));
    }

    @Test
    void refusesAGzipWithinAGzip() throws IOException {
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(twice)) {
            out.write(member("one"));
        }
        assertTrue(refusal(twice.toByteArray()).contains("it is packed twice"));
    }

    @Test
    void readsAHeaderWithANameAndAComment() throws IOException {
        byte[] plain = member("one");
        byte[] named =
                joined(
                        Arrays.copyOf(plain, 10),
                        new byte[] {'n', 0, 'c', 0},
                        Arrays.copyOfRange(plain, 10, plain.length));
        named[3] = 8 | 16;
        assertEquals("one", text(named));
    }

    @Test
    void saysThatAMemberBehindTheFirstIsNone() throws IOException {
        assertTrue(
                refusal(joined(member("one"), "garbage".getBytes(StandardCharsets.UTF_8)))
                        .contains("behind member 1"));
        byte[] second = member("two".repeat(1000));
        for (int length = 1; length < second.length; length++) {
            byte[] cut = joined(member("one"), Arrays.copyOf(second, length));
            assertThrows(IOException.class, () -> text(cut));
        }
    }

    @Test
    void saysThatAChecksumDoesNotFit() throws IOException {
        byte[] damaged = member("one");
        damaged[damaged.length - 6] ^= 1;
        assertTrue(refusal(damaged).contains("checksum"));
        assertTrue(refusal(new byte[0]).contains("empty"));
        assertTrue(refusal("plain".getBytes(StandardCharsets.UTF_8)).contains("no gzip"));
    }
}
