package io.saltus.api.table;

import java.util.regex.Pattern;

/** Texts of cells that carry the marks of a page: links, emphasis, footnotes. */
final class Markup {

    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]*>");
    private static final Pattern NOTE = Pattern.compile("<sup>[^<]*</sup>|\\[\\^[^\\]]*\\]");

    /** What stands behind a link to details of a model, and is no name. */
    private static final Pattern ICON = Pattern.compile("[\\s\\p{So}\\p{Cs}\\x{FE0F}]+$");

    /** Signs of notes behind a number, and a number in brackets, which is no part of it. */
    private static final Pattern BEHIND_NUMBER =
            Pattern.compile(
                    "(?<=[\\d.%])\\s*(?:[*\u2020\u2021\u00a7\u00b6\u00b9\u00b2\u00b3]+|\\^[a-z*\u2020]"
                            + "|\\[\\w{1,3}\\]|\\(\\d*\\.?\\d+\\))$");

    private Markup() {}

    /** Returns the text of a name without links, HTML and emphasis. */
    static String text(String cell) {
        boolean marked =
                cell.indexOf('<') >= 0 || cell.indexOf("](") > 0 || cell.indexOf("**") >= 0;
        if (!marked) {
            return cell;
        }
        String text = NOTE.matcher(LINK.matcher(cell).replaceAll("$1")).replaceAll("");
        text = TAG.matcher(text).replaceAll("").replace("&nbsp;", " ").replace("**", "");
        return ICON.matcher(text).replaceAll("").strip();
    }

    /** Returns a number without emphasis around it and signs of notes behind it. */
    static String number(String cell) {
        String text = TAG.matcher(NOTE.matcher(cell).replaceAll("")).replaceAll("").strip();
        text = text.replaceFirst("^(\\*{1,3}|_{1,2}|`|~~)(.*)\\1$", "$2").strip();
        return BEHIND_NUMBER.matcher(text).replaceFirst("").strip();
    }
}
