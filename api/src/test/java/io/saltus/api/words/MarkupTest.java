package io.saltus.api.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void makesEveryCharacterMeanItselfInHtml() {
        assertEquals(
                "&lt;a href=&quot;x&quot;&gt; &amp;amp; it's *",
                Markup.html("<a href=\"x\"> &amp; it's *"));
        assertEquals("a\u00b7b", Markup.html("a\u009bb"));
    }

    @Test
    void callsNobodyByANameFromData() {
        assertEquals(
                "@&ZeroWidthSpace;octocat pass@1 a@b.c (@&ZeroWidthSpace;team/x) @ b",
                Markup.markdown("@octocat pass@1 a@b.c (@team/x) @ b"));
    }

    @Test
    void makesEveryCharacterMeanItselfInMarkdown() {
        assertEquals(
                "\\\\ \\| \\` \\* \\_ \\[ \\] \\# \\~ \\! \\$ &lt; &gt; &amp; \" '",
                Markup.markdown("\\ | ` * _ [ ] # ~ ! $ < > & \" '"));
        assertEquals("a\u00b7b", Markup.markdown("a\nb"));
    }
}
