package io.saltus.app.compare;

import io.saltus.api.words.Markup;
import io.saltus.api.words.Names;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes a comparison as plain text, Markdown or one self-contained page. */
enum ComparisonText {
    /** For a terminal. */
    TEXT {
        @Override
        String of(Comparison comparison) {
            return summary(comparison) + "\n" + sections(comparison);
        }

        @Override
        String sections(Comparison comparison) {
            StringBuilder text = new StringBuilder();
            RowNames names = new RowNames(comparison.changes());
            forEachKind(
                    comparison,
                    (kind, changes) -> {
                        text.append('\n').append(kind.words()).append('\n');
                        for (Change change : changes) {
                            text.append("  ")
                                    .append(Names.harmless(names.of(change)))
                                    .append(": ")
                                    .append(Names.harmless(Change.outcome(change.before())))
                                    .append(" -> ")
                                    .append(Names.harmless(Change.outcome(change.after())))
                                    .append("\n      ")
                                    .append(Names.harmless(change.why()))
                                    .append('\n');
                        }
                    });
            return text.toString();
        }
    },
    /** For GitHub. */
    MARKDOWN {
        @Override
        String of(Comparison comparison) {
            return "# What changed\n\n" + summary(comparison) + "\n" + sections(comparison);
        }

        @Override
        String sections(Comparison comparison) {
            StringBuilder text = new StringBuilder();
            RowNames names = new RowNames(comparison.changes());
            forEachKind(
                    comparison,
                    (kind, changes) -> {
                        text.append("\n## ").append(capital(kind.words())).append("\n\n");
                        text.append(
                                "| ability | before | after | why |\n| --- | --- | --- | --- |\n");
                        for (Change change : changes) {
                            text.append("| ")
                                    .append(Markup.markdown(names.of(change)))
                                    .append(" | ")
                                    .append(Markup.markdown(Change.outcome(change.before())))
                                    .append(" | ")
                                    .append(Markup.markdown(Change.outcome(change.after())))
                                    .append(" | ")
                                    .append(Markup.markdown(change.why()))
                                    .append(" |\n");
                        }
                    });
            return text.toString();
        }
    },
    /** One file, no network, light and dark. */
    HTML {
        @Override
        String of(Comparison comparison) {
            return head("")
                    + "<h1>What changed</h1>\n<p>"
                    + Markup.html(summary(comparison))
                    + "</p>\n"
                    + sections(comparison)
                    + "</main></html>\n";
        }

        @Override
        String sections(Comparison comparison) {
            StringBuilder text = new StringBuilder();
            RowNames names = new RowNames(comparison.changes());
            forEachKind(
                    comparison,
                    (kind, changes) -> {
                        boolean many = changes.size() > SHOWN;
                        text.append("<h2>")
                                .append(capital(kind.words()))
                                .append("</h2>\n")
                                .append(many ? "<details><summary>" : "")
                                .append(many ? changes.size() + " abilities</summary>\n" : "");
                        text.append(
                                "<table><thead><tr><th scope=\"col\">ability<th scope=\"col\">before<th"
                                        + " scope=\"col\">after<th scope=\"col\">why</tr></thead><tbody>\n");
                        for (Change change : changes) {
                            text.append("<tr><th scope=\"row\">")
                                    .append(Markup.html(names.of(change)))
                                    .append("<td>")
                                    .append(Markup.html(Change.outcome(change.before())))
                                    .append("<td>")
                                    .append(Markup.html(Change.outcome(change.after())))
                                    .append("<td>")
                                    .append(Markup.html(change.why()))
                                    .append("</tr>\n");
                        }
                        text.append("</tbody></table>").append(many ? "</details>\n" : "\n");
                    });
            return text.toString();
        }
    };

    /** A page folds more changes of a kind. */
    private static final int SHOWN = 30;

    private static final String HEAD =
            """
            <!doctype html>
            <html lang="en"><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>What changed - Saltus</title>
            <style>
            :root { color-scheme: light dark; --ink: #1b1f24; --faint: #59636e; --line: #d9dde2; --page: #fff; --up: #1b6f3a; --down: #b3261e; }
            @media screen and (prefers-color-scheme: dark) { :root { --ink: #e8ebee; --faint: #a3acb6; --line: #343a44; --page: #15181c; --up: #6fcf8d; --down: #ff8a80; } }
            body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
            main { max-width: 70rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
            h2 { margin: 2.5rem 0 .5rem; font-size: 1.2rem; }
            table { width: 100%; border-collapse: collapse; overflow-wrap: anywhere; }
            th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
            thead th { color: var(--faint); font-weight: 400; white-space: nowrap; font-size: .875rem; }
            tbody th { font-weight: 600; width: 30%; }
            @media print { :root { color-scheme: light; } tr { break-inside: avoid; } main { max-width: none; padding: 0; } }
            @media screen and (max-width: 40rem) { thead { display: none; } tr { display: block; padding: .5rem 0; } th, td { display: block; width: auto; border: 0; padding: .1rem 0; } }
            """;

    /** What a page begins with, up to its first heading. */
    static String head(String style) {
        return HEAD + style + "</style>\n<main>\n";
    }

    private interface Section {
        void of(Change.Kind kind, List<Change> changes);
    }

    /** Returns the comparison in this format. */
    abstract String of(Comparison comparison);

    /** Returns the tables of the comparison alone, a section for each kind of change. */
    abstract String sections(Comparison comparison);

    private static void forEachKind(Comparison comparison, Section section) {
        for (Change.Kind kind : Change.Kind.values()) {
            List<Change> changes =
                    comparison.changes().stream().filter(change -> change.kind() == kind).toList();
            if (!changes.isEmpty() && kind != Change.Kind.SAME) {
                section.of(kind, changes);
            }
        }
    }

    /** How many findings of each kind there are. */
    static String summary(Comparison comparison) {
        Map<Change.Kind, Integer> counts = new EnumMap<>(Change.Kind.class);
        comparison.changes().forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
        StringBuilder words = new StringBuilder();
        counts.forEach(
                (kind, number) ->
                        words.append(words.length() == 0 ? "" : "; ")
                                .append(number)
                                .append(' ')
                                .append(kind.words()));
        return words.length() == 0 ? "neither report holds a finding" : words.toString();
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
