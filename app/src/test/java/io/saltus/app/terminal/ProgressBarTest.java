package io.saltus.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private static String drawn(boolean shown) throws InterruptedException {
        StringWriter text = new StringWriter();
        try (ProgressBar bar = new ProgressBar(new PrintWriter(text), shown)) {
            bar.at("at once", 1, 4);
            Thread.sleep(510);
            bar.at("a\u001b[2J\nb", 2, 4);
        }
        return text.toString();
    }

    @Test
    void showsLongWorkAndLeavesNothingBehind() throws InterruptedException {
        assertEquals(
                "\r\u001b[Ka\u00b7[2J\u00b7b ["
                        + "#".repeat(15)
                        + ".".repeat(15)
                        + "] 2/4\r\u001b[K",
                drawn(true));
    }

    @Test
    void showsNothingWhereNobodyLooks() throws InterruptedException {
        assertEquals("", drawn(false));
    }
}
