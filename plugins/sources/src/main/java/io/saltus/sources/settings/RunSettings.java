package io.saltus.sources.settings;

import io.saltus.api.data.Setup;
import io.saltus.api.spi.Param;
import io.saltus.sources.identity.RunFacts;
import java.util.Optional;
import java.util.OptionalInt;

/** What the user says of runs, before what their files and places say. */
public record RunSettings(
        @Param("Name of the model; empty: what the files and their places say") String model,
        @Param("Family of the models; empty: what the model catalogue says") String family,
        @Param("Prompting strategy; empty: chain-of-thought for tasks with _cot, else standard")
                String strategy,
        @Param(value = "Shots; -1: what the files and their places say", min = -1, max = 1000)
                int shots,
        @Param(
                        value = "Training tokens per step; 0: what the model catalogue says",
                        min = 0,
                        max = 1e12)
                double tokensPerStep) {

    /** Whatever the files say. */
    public RunSettings() {
        this("", "", "", -1, 0);
    }

    /** Returns facts of a run of which these settings are the most trusted. */
    public RunFacts facts() {
        return new RunFacts()
                .name("the setting 'model'", Optional.of(model))
                .family("the setting 'family'", Optional.of(family))
                .tokensPerStep(tokensPerStep);
    }

    /**
     * Returns how the model was asked.
     *
     * @param statedShots what the run says
     * @param statedStrategy what the run says
     */
    public Setup setup(OptionalInt statedShots, String statedStrategy) {
        return new Setup(
                shots >= 0 ? OptionalInt.of(shots) : statedShots,
                strategy.isEmpty() ? statedStrategy : strategy);
    }
}
