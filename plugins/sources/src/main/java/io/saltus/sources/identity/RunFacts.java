package io.saltus.sources.identity;

import io.saltus.api.data.Axis;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of a run, offered in the order in which it is trusted: of each part the first offer
 * that holds something counts. A blank name and a scale that has no place on its axis hold nothing.
 */
public final class RunFacts {

    /** Parts of an identity that are words. */
    private enum Word {
        NAME,
        FAMILY
    }

    private final Map<Word, Stated<String>> words = new EnumMap<>(Word.class);
    private final Map<Axis, Stated<Double>> scales = new LinkedHashMap<>();
    private double tokensPerStep;

    /** Offers the model's name. */
    public RunFacts name(String where, Optional<String> name) {
        return word(Word.NAME, where, name);
    }

    /** Offers the model's family. */
    public RunFacts family(String where, Optional<String> family) {
        return word(Word.FAMILY, where, family);
    }

    /** Offers where the model stands on an axis; at step 0 it is untrained. */
    public RunFacts scale(Axis axis, String where, OptionalDouble scale) {
        boolean untrained = axis.equals(Axis.STEPS) && scale.orElse(-1) == 0;
        if (untrained || scale.isPresent() && axis.accepts(scale.getAsDouble())) {
            scales.putIfAbsent(axis, new Stated<>(scale.getAsDouble(), where));
        }
        return this;
    }

    /** Says that a training step is so many tokens; 0 if that is not known. */
    public RunFacts tokensPerStep(double tokens) {
        tokensPerStep = tokens;
        return this;
    }

    /** Returns what the run is of; nothing if no name was offered. */
    public Optional<RunIdentity> identity() {
        Map<Axis, Stated<Double>> all = new LinkedHashMap<>(scales);
        Stated<Double> step = all.get(Axis.STEPS);
        if (step != null && tokensPerStep > 0) {
            all.putIfAbsent(
                    Axis.TOKENS, new Stated<>(step.value() * tokensPerStep, "tokens per step"));
        }
        return Optional.ofNullable(words.get(Word.NAME))
                .map(
                        name ->
                                new RunIdentity(
                                        name, Optional.ofNullable(words.get(Word.FAMILY)), all));
    }

    private RunFacts word(Word part, String where, Optional<String> word) {
        word.filter(text -> !text.isBlank())
                .ifPresent(text -> words.putIfAbsent(part, new Stated<>(text.strip(), where)));
        return this;
    }
}
