package io.saltus.sources.identity;

import io.saltus.api.data.Setup;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The prompting strategy that the steps of a plan make: those that are more than a prompt and an
 * answer, in kebab case, joined by {@code +}, with the effort that a model was told to spend on
 * reasoning; a plan without such a step is {@code standard}.
 */
public final class Strategies {

    /** Reasoning step by step before the answer. */
    public static final String CHAIN_OF_THOUGHT = "chain-of-thought";

    /** Steps that every strategy has, or that only word the prompt. */
    private static final Set<String> PLAIN =
            Set.of(
                    "",
                    "generate",
                    "multiple-choice",
                    "system-message",
                    "user-message",
                    "assistant-message",
                    "prompt-template",
                    "chain");

    private final Set<String> steps = new LinkedHashSet<>();

    /** Adds a step by the name of what takes it: {@code package/chain_of_thought}. */
    public void step(String solver) {
        String step = kebab(solver);
        if (!PLAIN.contains(step)) {
            steps.add(step);
        }
    }

    /** Adds an effort of reasoning; returns whether there is one. */
    public boolean effort(Optional<String> effort) {
        Optional<String> spent =
                effort.map(Strategies::kebab)
                        .filter(text -> !text.isEmpty() && !text.equals("none"));
        spent.ifPresent(text -> steps.add("reasoning-" + text));
        return spent.isPresent();
    }

    /** Returns the strategy. */
    public String strategy() {
        return steps.isEmpty() ? Setup.STANDARD : String.join("+", steps);
    }

    /**
     * {@code package/chain_of_thought} is {@code chain-of-thought}, in letters of any script and
     * signs such as emoji; other punctuation alone stays as it is, and joints alone name nothing.
     */
    private static String kebab(String solver) {
        String name = solver.substring(solver.lastIndexOf('/') + 1).strip();
        String kebab =
                name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{So}]+", "-")
                        .replaceAll("^-|-$", "");
        return kebab.isEmpty() && !name.matches("[-_\\s]*") ? name : kebab;
    }
}
