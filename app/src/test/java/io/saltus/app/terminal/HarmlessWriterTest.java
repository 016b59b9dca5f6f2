package io.saltus.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmlessWriterTest {

    private static String written(String... parts) throws IOException {
        StringWriter text = new StringWriter();
        try (HarmlessWriter writer = new HarmlessWriter(text)) {
            for (String part : parts) {
                writer.write(part);
            }
        }
        return text.toString();
    }

    @Test
    void keepsTextAndItsLines() throws IOException {
        String text = "a\tb\nc\r\n\u00e9 \u6f22 \ud83d\ude80\n";
        assertEquals(text, written(text));
        assertEquals(text, written(text.split("(?<=.)")));
    }

    @Test
    void replacesWhatSteersATerminal() throws IOException {
        assertEquals(
                "\u00b7[31m\u00b7 \u00b7 \u00b7 \u00b7 \u00b7x\u00b7",
                written("\u001b[31m\u009b \u202e \u2028 \r \udb40\udc41x\ud800"));
    }

    /** What runs pipelines reads their logs and does what it finds there. */
    @Test
    void isNoCommandToAPipeline() throws IOException {
        assertEquals("\u00b7:stop-commands::x\n", written("::stop-commands::x\n"));
        assertEquals("  \u00b7:add-mask::a", written("  ::add-mask::a"));
        assertEquals("a \u00b7#[error]b", written("a ##[error]b"));
        assertEquals("::error title=t::m\na::b", written("::error title=t::m\na::b"));
    }

    @Test
    void takesTheHalvesOfAPairTogetherHoweverTheyCome() throws IOException {
        assertEquals("\ud83d\ude80", written("\ud83d", "\ude80"));
        assertEquals("\u00b7a", written("\ud83d", "a"));
        assertEquals("\u00b7", written("\ud83d"));
        assertEquals("\u00b7a\r\n", written("\r", "a\r", "\n"));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "5", "100"})
    void decodesPrintsHoweverTheirBytesCome(int length) throws IOException {
        String text = "\u00e9 \u6f22 \ud83d\ude80 end\n";
        StringWriter decoded = new StringWriter();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (PrintStream stream = new PrintStream(new DecodedPrints(decoded), true)) {
            for (int at = 0; at < bytes.length; at += length) {
                stream.write(bytes, at, Math.min(length, bytes.length - at));
            }
        }
        assertEquals(text, decoded.toString());
    }
}
