package io.saltus.engine.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a renderer's text comes to on a screen. */
class StagedOutputTest {

    private static final String HOSTILE =
            "a\u001b]0;title\u0007b\u009b2Jc\u202ed\r\n\u001b[31mred\u001b[0m\te\rf\u001b[2Jg\n";

    private static String shown(boolean coloured, OptionalInt width) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (StagedOutput output =
                new StagedOutput(
                        "text", Optional.empty(), Set.of(), new Screen(bytes, coloured, width))) {
            output.text("report.txt").append(HOSTILE);
            output.commit();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void keepsLineBreaksTabsAndColoursOnATerminalThatShowsColours() throws IOException {
        assertEquals(
                "a·]0;title·b·2Jc·d\r\n\u001b[31mred\u001b[0m\te·f·[2Jg\n",
                shown(true, OptionalInt.of(80)));
    }

    @Test
    void keepsLineBreaksAndTabsAloneOnAnotherTerminal() throws IOException {
        assertEquals(
                "a·]0;title·b·2Jc·d\r\n·[31mred·[0m\te·f·[2Jg\n", shown(false, OptionalInt.of(80)));
    }

    @Test
    void isExactForAProgram() throws IOException {
        assertEquals(HOSTILE, shown(false, OptionalInt.empty()));
    }
}
