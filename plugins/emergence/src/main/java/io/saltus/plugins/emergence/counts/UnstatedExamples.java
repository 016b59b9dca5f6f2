package io.saltus.plugins.emergence.counts;

import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Names;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * A verdict on results that do not say how many examples they rest on: what is assumed decides
 * nothing. Where ten or a hundred times the assumed number would be answered otherwise, the verdict
 * is undecided; where all say the same, the reason says that they do.
 */
public final class UnstatedExamples {

    private static final int[] TIMES = {1, 10, 100};

    private UnstatedExamples() {}

    /**
     * Returns the verdict.
     *
     * @param assumed number of examples that is assumed, at least 1
     * @param judged the verdict with a number of examples
     */
    public static Verdict of(long assumed, LongFunction<Verdict> judged) {
        Verdict first = judged.apply(assumed);
        for (int times : TIMES) {
            long more = assumed * times;
            Verdict other = times == 1 ? first : judged.apply(more);
            if (other.outcome() != first.outcome()) {
                return new Verdict(
                        Outcome.UNDECIDED,
                        first.shape(),
                        "the number of examples is not stated, and decides: %s with %d assumed, %s with %d; state it in the column 'n_examples'"
                                .formatted(words(first), assumed, words(other), more),
                        Optional.empty(),
                        first.aspects(),
                        first.quantities(),
                        first.overlays());
            }
        }
        String told =
                first.outcome() == Outcome.UNDECIDED
                        ? "; the number of examples is not stated, %d are assumed"
                                .formatted(assumed)
                        : "; the number of examples is not stated: %d, %d and %d assumed say the same"
                                .formatted(assumed, assumed * TIMES[1], assumed * TIMES[2]);
        return first.because(first.reason() + told);
    }

    private static String words(Verdict verdict) {
        return Names.word(verdict.outcome()).replace('-', ' ');
    }
}
