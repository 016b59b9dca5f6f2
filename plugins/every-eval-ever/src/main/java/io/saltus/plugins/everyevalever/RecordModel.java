package io.saltus.plugins.everyevalever;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.sources.identity.ModelName;
import io.saltus.sources.identity.RunFacts;
import io.saltus.sources.identity.RunIdentity;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.settings.RunSettings;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * The model of a record.
 *
 * @param stated {@code model_info}
 */
record RecordModel(JsonTree stated) {

    private static final String PRECISION = "model_info.additional_details.precision";

    private static final Pattern FEWER_BITS =
            Pattern.compile("(?i)(?<![0-9])[48][-_ ]?bits?|int[48]|nf4|gptq|awq|gguf|bitsandbytes");

    /** Returns {@code params_billions}, as it stands. */
    JsonTree billions() {
        return detail("params_billions");
    }

    /**
     * Returns the model by what the user says and its id, with its size where the record states
     * one, and its state where the id or the revision says one; weights of fewer bits are a variant
     * that is told in the name. None if nothing names it.
     */
    Optional<Model> as(RunSettings settings) {
        RunFacts facts = settings.facts();
        detail("revision")
                .text()
                .ifPresent(said -> facts.state("revision", ModelName.ofRevision(said)));
        facts.called("model_info.id", stated.at("id").text())
                .called("model_info.name", stated.at("name").text())
                .scale(Axis.PARAMETERS, "params_billions", parameters())
                .scale(
                        Axis.PARAMETERS,
                        "num_model_parameters",
                        detail("num_model_parameters").writtenNumber());
        Optional<String> bits = detail("precision").text().filter(FEWER_BITS.asPredicate());
        bits.ifPresent(said -> facts.quantised(PRECISION, said));
        return facts.identity()
                .map(
                        identity ->
                                settings.model().isBlank() && bits.isPresent()
                                        ? identity.toldQuantised(
                                                bits.get().toLowerCase(Locale.ROOT), PRECISION)
                                        : identity)
                .map(RunIdentity::model);
    }

    private OptionalDouble parameters() {
        OptionalDouble billions = billions().writtenNumber();
        return billions.isPresent()
                ? OptionalDouble.of(Math.rint(billions.getAsDouble() * 1e9))
                : billions;
    }

    private JsonTree detail(String member) {
        return stated.at("additional_details", member);
    }
}
