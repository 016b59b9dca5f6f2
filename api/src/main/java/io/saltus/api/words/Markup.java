package io.saltus.api.words;

/** Text that stands in markup and means itself there, whatever names from data files are in it. */
public final class Markup {

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
     * backslash before each mark of Markdown.
     */
    public static String markdown(String text) {
        return inElement(text).replaceAll("[\\\\|`*_\\[\\]#~!$]", "\\\\$0");
    }

    private static String inElement(String text) {
        return Names.harmless(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
