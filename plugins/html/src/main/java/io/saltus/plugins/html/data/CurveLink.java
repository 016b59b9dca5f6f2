package io.saltus.plugins.html.data;

import io.saltus.api.curve.Subject;
import io.saltus.api.words.Names;
import java.util.HexFormat;
import java.util.OptionalInt;

/** Makes the name under which a page links to a curve: readable, and the same in every report. */
final class CurveLink {

    private static final int LONGEST = 60;

    private CurveLink() {}

    /**
     * Returns words of the subject followed by 10 hexadecimal digits of a SHA-256, as in {@code
     * 3-digit-addition-acc-gpt-3-2f0c41d9aa}.
     *
     * <p>The digits are of what names the curve (task, shots, strategy, metric, family, axis) and
     * of nothing that may become known later, such as a chance level: addresses that people keep
     * must go on leading where they led.
     */
    static String to(Subject subject) {
        OptionalInt shots = subject.setup().shots();
        String named =
                String.join(
                        "\0",
                        subject.task(),
                        shots.isPresent() ? Integer.toString(shots.getAsInt()) : "",
                        subject.setup().strategy(),
                        subject.metric().name(),
                        subject.family(),
                        subject.axis().id());
        String words = subject.task() + " " + subject.metric().name() + " " + subject.family();
        String link =
                Names.slug(words, LONGEST) + "-" + HexFormat.of().formatHex(Sha256.of(named), 0, 5);
        return link.replaceAll("^-+", "").replaceAll("-{2,}", "-");
    }
}
