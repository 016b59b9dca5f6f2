package io.saltus.api.words;

import java.util.regex.Pattern;

/** Text that stands in markup and means itself there, whatever names from data files are in it. */
public final class Markup {

    /**
     * A sign that no letter or digit stands before (as in {@code pass@1}), and a name behind it.
     */
    private static final Pattern MENTION = Pattern.compile("(?<![A-Za-z0-9])@(?=[A-Za-z0-9])");

    private Markup() {}

    /**
     * Returns {@code text} {@linkplain Names#harmless harmless} and with entities for {@code &},
     * {@code <}, {@code >} and {@code "}: for HTML and SVG, in elements and in quoted attributes.
     */
    public static String html(String text) {
        return inElement(text).replace("\"", "&quot;");
    }

    /**
     * Returns {@code text} {@linkplain Names#harmless harmless}, with entities for HTML and a
     * backslash before each mark of Markdown; a name behind an {@code @} {@linkplain #unmentioned
     * calls nobody}.
     */
    public static String markdown(String text) {
        return unmentioned(inElement(text)).replaceAll("[\\\\|`*_\\[\\]#~!$]", "\\\\$0");
    }

    /**
     * Returns markup in which {@code @name} is no mention that sends somebody a message: behind
     * each {@code @} that begins a name stands a space of no width. No backslash and no entity for
     * the sign itself does that.
     */
    public static String unmentioned(String markup) {
        return MENTION.matcher(markup).replaceAll("@&ZeroWidthSpace;");
    }

    private static String inElement(String text) {
        return Names.harmless(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
