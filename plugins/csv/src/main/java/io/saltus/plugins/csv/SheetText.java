package io.saltus.plugins.csv;

/** Text as a workbook holds it. */
final class SheetText {

    /** Characters that a cell holds at most. */
    static final int LONGEST = 32_767;

    private static final String CUT = " ... (cut: %s characters in all; csv and json hold them)";

    private SheetText() {}

    /** Returns a text that fits into a cell, and says so where it had to be cut. */
    static String fitting(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        String said = CUT.formatted(text.length());
        int end = LONGEST - said.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + said;
    }

    /**
     * Returns a text as it stands in an element or an attribute: what XML cannot hold, and a
     * carriage return, which it does not keep, as {@code _x000D_} (ECMA-376 part 1, 22.9.2.19), and
     * what looks like that in the data with its first character so.
     */
    static String escaped(String text) {
        StringBuilder xml = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            switch (letter) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                default -> {
                    if (isLost(letter) || letter == '_' && looksCoded(text, i)) {
                        xml.append("_x%04X_".formatted(letter));
                    } else {
                        xml.appendCodePoint(letter);
                    }
                }
            }
            i += Character.charCount(letter);
        }
        return xml.toString();
    }

    private static boolean isLost(int letter) {
        return letter < ' ' && letter != '\t' && letter != '\n'
                || letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE
                || letter == 0xFFFE
                || letter == 0xFFFF;
    }

    private static boolean looksCoded(String text, int from) {
        return text.regionMatches(from, "_x", 0, 2)
                && text.length() >= from + 7
                && text.charAt(from + 6) == '_'
                && text.substring(from + 2, from + 6).chars().allMatch(SheetText::isHex);
    }

    private static boolean isHex(int letter) {
        return letter < 128 && Character.digit(letter, 16) >= 0;
    }
}
