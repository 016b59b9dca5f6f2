package io.saltus.plugins.latex;

import io.saltus.api.words.Names;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes names from data files safe and legible in LaTeX: {@linkplain Names#harmless harmless} as
 * everywhere, and on top what LaTeX would obey or cannot set.
 */
final class LatexText {

    /** Letters after which a line may break although there is no space. */
    private static final String BREAKS = "_-/=+|\\>";

    /** Longest run of letters without a place to break a line. */
    private static final int UNBROKEN = 13;

    private static final Map<Integer, String> SIGNS =
            Map.ofEntries(
                    sign('\\', "\\textbackslash{}"),
                    sign('{', "\\{"),
                    sign('}', "\\}"),
                    sign('$', "\\$"),
                    sign('&', "\\&"),
                    sign('#', "\\#"),
                    sign('_', "\\_"),
                    sign('%', "\\%"),
                    sign('^', "\\textasciicircum{}"),
                    sign('~', "\\textasciitilde{}"),
                    sign('<', "\\textless{}"),
                    sign('>', "\\textgreater{}"),
                    sign('|', "\\textbar{}"),
                    sign('"', "\\char34{}"),
                    sign('`', "\\char96{}"),
                    sign('[', "{[}"),
                    sign(']', "{]}"),
                    sign('*', "{*}"),
                    sign(0xa0, "~"));

    /** Pairs of letters that TeX would set as another one. */
    private static final Set<String> LIGATURES = Set.of("--", "''", ",,", "?`", "!`", "<<", ">>");

    /** What pdfLaTeX has a command for. */
    private static final Map<Integer, String> COMMANDS =
            Map.ofEntries(
                    sign(0xdf, "\\ss{}"),
                    sign(0xe6, "\\ae{}"),
                    sign(0xc6, "\\AE{}"),
                    sign(0xf8, "\\o{}"),
                    sign(0xd8, "\\O{}"),
                    sign(0x153, "\\oe{}"),
                    sign(0x152, "\\OE{}"),
                    sign(0x142, "\\l{}"),
                    sign(0x141, "\\L{}"),
                    sign(0x131, "\\i{}"),
                    sign(0xa7, "\\S{}"),
                    sign(0xb1, "$\\pm$"),
                    sign(0xb5, "$\\mu$"),
                    sign(0xb7, "$\\cdot$"),
                    sign(0xb0, "$^\\circ$"),
                    sign(0xd7, "$\\times$"),
                    sign(0x2010, "-{}"),
                    sign(0x2013, "--"),
                    sign(0x2014, "---"),
                    sign(0x2018, "`{}"),
                    sign(0x2019, "'{}"),
                    sign(0x201c, "``{}"),
                    sign(0x201d, "''{}"),
                    sign(0x2026, "\\ldots{}"),
                    sign(0x2192, "$\\rightarrow$"),
                    sign(0x2212, "$-$"),
                    sign(0x221e, "$\\infty$"),
                    sign(0x2248, "$\\approx$"),
                    sign(0x2264, "$\\leq$"),
                    sign(0x2265, "$\\geq$"));

    private static final Map<Integer, String> ACCENTS =
            Map.ofEntries(
                    sign(0x300, "\\`"),
                    sign(0x301, "\\'"),
                    sign(0x302, "\\^"),
                    sign(0x303, "\\~"),
                    sign(0x304, "\\="),
                    sign(0x306, "\\u"),
                    sign(0x307, "\\."),
                    sign(0x308, "\\\""),
                    sign(0x30a, "\\r"),
                    sign(0x30b, "\\H"),
                    sign(0x30c, "\\v"),
                    sign(0x327, "\\c"));

    private static final String[] GREEK = {
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
        "lambda", "mu", "nu", "xi", "", "pi", "rho", "", "sigma", "tau", "upsilon", "phi", "chi",
        "psi", "omega"
    };

    private final TexEngine engine;

    LatexText(TexEngine engine) {
        this.engine = engine;
    }

    private static Map.Entry<Integer, String> sign(int letter, String latex) {
        return Map.entry(letter, latex);
    }

    /**
     * Returns {@code text} as LaTeX that shows it and does nothing else. Places to break a line are
     * put into words that are too long for a column, and into no others: people edit the table.
     */
    String of(String text) {
        String composed = Normalizer.normalize(Names.harmless(text), Normalizer.Form.NFC);
        StringBuilder latex = new StringBuilder();
        String space = "";
        for (String word : composed.split(" ", -1)) {
            latex.append(space).append(word(word.codePoints().toArray()));
            space = " ";
        }
        return latex.toString();
    }

    private String word(int[] letters) {
        StringBuilder latex = new StringBuilder();
        boolean isLong = letters.length > UNBROKEN;
        int unbroken = 0;
        for (int i = 0; i < letters.length; i++) {
            latex.append(letter(letters[i]));
            if (i + 1 < letters.length && LIGATURES.contains(pair(letters[i], letters[i + 1]))) {
                latex.append("{}");
            }
            unbroken++;
            if (isLong && (BREAKS.indexOf(letters[i]) >= 0 || unbroken >= UNBROKEN)) {
                latex.append("\\hspace{0pt}");
                unbroken = 0;
            }
        }
        return latex.toString();
    }

    private static String pair(int first, int second) {
        return Character.toString(first) + Character.toString(second);
    }

    private String letter(int letter) {
        if (SIGNS.containsKey(letter)) {
            return SIGNS.get(letter);
        }
        if (letter >= ' ' && letter < 0x7f) {
            return Character.toString(letter);
        }
        if (letter >= 0xfe00 && letter <= 0xfe0f) {
            return ""; // variation selectors show nothing
        }
        if (engine == TexEngine.UNICODE && Character.isDefined(letter)) {
            return Character.toString(letter);
        }
        return COMMANDS.containsKey(letter) ? COMMANDS.get(letter) : greekOrAccented(letter);
    }

    private static String greekOrAccented(int letter) {
        int greek = letter - 0x3b1;
        if (greek >= 0 && greek < GREEK.length && !GREEK[greek].isEmpty()) {
            return "$\\" + GREEK[greek] + "$";
        }
        int[] parts =
                Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                        .codePoints()
                        .toArray();
        boolean latin = parts.length == 2 && parts[0] < 0x7f && Character.isLetter(parts[0]);
        if (latin && ACCENTS.containsKey(parts[1])) {
            boolean dotted = parts[0] == 'i' || parts[0] == 'j';
            String base = dotted ? "\\" + (char) parts[0] : Character.toString(parts[0]);
            return ACCENTS.get(parts[1]) + "{" + base + "}";
        }
        return String.format(Locale.ROOT, "\\texttt{U+%04X}\\,\\hspace{0pt}", letter);
    }
}
