package io.saltus.api.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the numbers of a column are written: which mark stands before the decimals, as far as the
 * cells show it.
 */
enum Notation {
    /** Decimals after a point; commas stand between thousands. */
    POINT,
    /** Decimals after a comma; points stand between thousands. */
    COMMA,
    /** Decimals after a point as ever; nothing shows what a comma would be. */
    UNSHOWN,
    /** Some cells show a point, some a comma. */
    MIXED;

    private static final Pattern NO_FINITE = Pattern.compile("(?i)nan|[+-]?inf(inity)?");

    private static final Pattern POWER =
            Pattern.compile("(.+?)\\s*[x*\u00d7\u00b7]\\s*10\\s*\\^?\\s*([+-]?\\d+)");

    /** Thousands set apart by a space, an apostrophe or an underscore. */
    private static final Pattern SPACED =
            Pattern.compile("[+-]?\\d{1,3}([ '\u2019_]\\d{3})+(\\D.*)?");

    private static final Pattern COMMA_THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+");
    private static final Pattern POINT_THOUSANDS =
            Pattern.compile("[+-]?[1-9]\\d{0,2}(\\.\\d{3})+");

    /** Returns a text with usual signs: minus signs and blanks as typographers set them. */
    static String usual(String text) {
        return text.replace('\u2212', '-')
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replace('\u2009', ' ')
                .strip();
    }

    /** Returns what this and another show together. */
    Notation and(Notation other) {
        if (this == UNSHOWN || this == other) {
            return other;
        }
        return other == UNSHOWN ? this : MIXED;
    }

    /** Returns what a number shows by itself; {@link #UNSHOWN} if it could be either. */
    static Notation shownBy(String number) {
        int comma = number.indexOf(',');
        int point = number.indexOf('.');
        if (comma < 0) {
            if (point < 0) {
                return UNSHOWN;
            }
            if (number.indexOf('.', point + 1) >= 0) {
                return POINT_THOUSANDS.matcher(number).matches() ? COMMA : UNSHOWN;
            }
            return POINT_THOUSANDS.matcher(number).matches() ? UNSHOWN : POINT;
        }
        if (point >= 0) {
            return number.lastIndexOf(',') > number.lastIndexOf('.') ? COMMA : POINT;
        }
        if (number.indexOf(',', comma + 1) >= 0) {
            return COMMA_THOUSANDS.matcher(number).matches() ? POINT : UNSHOWN;
        }
        return COMMA_THOUSANDS.matcher(number).matches() ? UNSHOWN : COMMA;
    }

    /**
     * Returns the number that a text stands for.
     *
     * @param column name of the column, for messages
     */
    double number(String column, String text) throws BadCell {
        double value;
        try {
            value = Double.parseDouble(isPlain(text) ? text(text) : written(text));
        } catch (NumberFormatException e) {
            if (NO_FINITE.matcher(text).matches()) {
                throw infinite(column, text);
            }
            throw new BadCell(
                    column + " number",
                    "'%s' must be a number, got '%s'%s".formatted(column, text, hint(text)));
        }
        if (!Double.isFinite(value)) {
            throw infinite(column, text);
        }
        return value;
    }

    /** Returns whether a text is made of what numbers are, with one point at most. */
    private static boolean isPlain(String text) {
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            points += c == '.' ? 1 : 0;
            if ((c < '0' || c > '9') && ".eE+-".indexOf(c) < 0) {
                return false;
            }
        }
        return points < 2;
    }

    private static BadCell infinite(String column, String text) {
        return new BadCell(
                column + " finite",
                "'%s' must be a finite number, got '%s'".formatted(column, text));
    }

    /** A number without a comma; where commas stand before decimals, its points part thousands. */
    private String text(String plain) {
        return this == COMMA && POINT_THOUSANDS.matcher(plain).matches()
                ? plain.replace(".", "")
                : plain;
    }

    private String written(String text) {
        String number = usual(text);
        Matcher power = POWER.matcher(number);
        if (power.matches()) {
            number = power.group(1) + "e" + power.group(2);
        }
        if (SPACED.matcher(number).matches()) {
            number = number.replaceAll("[ '\u2019_]", "");
        }
        String point = number.indexOf(',') >= 0 ? withoutCommas(number) : text(number);
        // Java also takes 'NaN', '0x1p3' and '1.5f'
        return point.matches("[^a-zA-Z]*([eE][+-]?\\d+)?") ? point : "?";
    }

    private String withoutCommas(String number) {
        String digits = number.replaceFirst("[eE][+-]?\\d+$", "");
        Notation shown = shownBy(digits);
        boolean thousands =
                this == POINT
                        && COMMA_THOUSANDS.matcher(digits.replaceFirst("\\.\\d*$", "")).matches();
        if (thousands || this == UNSHOWN && shown == POINT) {
            return number.replace(",", "");
        }
        if (this == COMMA && digits.indexOf(',') == digits.lastIndexOf(',')) {
            return number.replace(".", "").replace(',', '.');
        }
        return "?";
    }

    private String hint(String text) {
        if (text.indexOf(',') < 0) {
            return "";
        }
        return switch (this) {
            case UNSHOWN ->
                    ": nothing shows whether the comma stands before decimals or between thousands;"
                            + " say decimal=comma or decimal=point";
            case MIXED ->
                    ": the column has decimals after a comma and after a point; say decimal=comma or"
                            + " decimal=point";
            case POINT -> "; if the table writes decimals after a comma, set decimal=comma";
            case COMMA -> "; if the comma stands between thousands, set decimal=point";
        };
    }
}
