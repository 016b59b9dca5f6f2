package io.saltus.plugins.harness;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.plugins.harness.ModelArguments.Said;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.identity.ModelName;
import io.saltus.sources.identity.ModelName.Variant;
import io.saltus.sources.identity.RunFacts;
import io.saltus.sources.identity.RunIdentity;
import io.saltus.sources.identity.Shots;
import io.saltus.sources.identity.Times;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.settings.RunSettings;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which model a run evaluated, and when: from what the file says, else from its name and place.
 *
 * <ol>
 *   <li>Name: the setting {@code model}; {@code model_name}; {@code pretrained}, {@code model} or
 *       {@code engine} in {@code model_args}; else the file's place. An adapter or delta weights
 *       give the model their own name; weights of fewer bits are told in it ({@code -4bit}).
 *   <li>State of training: {@code revision}, {@code model_revision}, {@code iteration}, what the
 *       name says, else what the file's name and the folders above it say. {@code main} is the
 *       final state, which has no step. Another revision that is no state is told in the name
 *       ({@code @v1.1}).
 *   <li>Shots where the file states none: {@link Shots#ofPlace}.
 *   <li>Time: that in the file's name, which names its samples too, else {@code date}.
 * </ol>
 *
 * Parameters, tokens and family are left to the model catalogue, but for {@code
 * model_num_parameters}.
 *
 * @param file the results file, or nothing
 */
record HarnessRun(JsonTree file, Location location, PathParts place) {

    /** A folder whose name begins with a size: {@code /ckpts/6.7B_dedup}. */
    private static final Pattern SIZED =
            Pattern.compile("(?:.*/)?((\\d+(?:\\.\\d+)?[BMbm])(?![A-Za-z0-9])[^/]*)/?");

    HarnessRun(JsonTree file, Location location) {
        this(file, location, PathParts.of(location));
    }

    RunIdentity identity(RunSettings settings) {
        JsonTree config = file.at("config");
        ModelArguments arguments = ModelArguments.of(config);
        RunFacts facts = settings.facts();
        weights(facts, arguments);
        revision(facts, "model_args.revision", arguments.of("revision"));
        revision(facts, "model_args.subfolder", arguments.of("subfolder"));
        revision(facts, "config.model_revision", config.at("model_revision").text());
        revision(facts, "model_config.revision", lightEval("revision").text());
        facts.called("model_name", file.at("model_name").text());
        facts.called("config_general.model_name", file.at("config_general", "model_name").text());
        facts.called("model_config.model_name", lightEval("model_name").text());
        for (String key : List.of("pretrained", "model", "engine", "path")) {
            facts.called("model_args." + key, arguments.of(key));
        }
        // 'hf' and the like are what runs models; a name with its maker is a model's
        facts.called("config.model", config.at("model").text().filter(name -> name.contains("/")));
        Set<String> tasks = tasks();
        neox(facts, arguments, tasks);
        facts.place(place, name -> isTask(name, tasks));
        Optional<Said> bits = bits(arguments);
        bits.ifPresent(said -> facts.quantised(said.key(), said.value()));
        if (bits.isEmpty()) {
            // of packed weights it is not the number of parameters
            facts.scale(
                    Axis.EXACT_PARAMETERS,
                    "config.model_num_parameters",
                    config.at("model_num_parameters").number());
        }
        RunIdentity identity = facts.identity().orElseThrow();
        return settings.model().isBlank() ? told(identity, bits, arguments) : identity;
    }

    /**
     * GPT-NeoX writes its whole configuration: the iteration is the step, and the folder of weights
     * names the model where the file's place does not; as a working title it often differs from
     * what the model was called later ({@code 2.7B_new} for pythia-2.8b).
     */
    private void neox(RunFacts facts, ModelArguments arguments, Set<String> tasks) {
        JsonTree iteration = arguments.arguments().at("iteration");
        facts.scale(Axis.STEPS, "model_args.iteration", iteration.number());
        if (!ModelName.ofPlace(place, name -> isTask(name, tasks)).namesModel()) {
            facts.called("model_args.load", weights(arguments));
        }
    }

    /**
     * The folder of the weights; where it begins with a size and names no model, behind what the
     * file of its configuration calls a model of that size: {@code 6.7B_dedup} of {@code
     * pythia-6.7B.yml} is {@code pythia-6.7B_dedup}.
     */
    private static Optional<String> weights(ModelArguments arguments) {
        Optional<String> load = arguments.of("load");
        Matcher folder = SIZED.matcher(load.orElse(""));
        if (!folder.matches()) {
            return load;
        }
        String end = "-" + folder.group(2).toLowerCase(Locale.ROOT);
        return arguments.arguments().at("config_files").members().keySet().stream()
                .map(file -> file.replaceFirst("[.]ya?ml$", ""))
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(end))
                .findFirst()
                .map(name -> name.substring(0, name.length() - end.length() + 1) + folder.group(1))
                .or(() -> load);
    }

    /** The names of the tasks in the file. */
    private Set<String> tasks() {
        Set<String> tasks = new HashSet<>(file.at("results").members().keySet());
        file.at("results")
                .items()
                .forEach(entry -> entry.at("task_name").scalar().ifPresent(tasks::add));
        tasks.addAll(file.at("groups").members().keySet());
        return tasks;
    }

    /** Whether a name is that of a task, or what the names of several begin with. */
    private static boolean isTask(String name, Set<String> tasks) {
        return tasks.contains(name)
                || tasks.stream().filter(task -> task.startsWith(name + "_")).count() > 1;
    }

    OptionalInt shots() {
        return Shots.ofPlace(place);
    }

    Optional<Instant> measured() {
        return Times.within(location.name())
                .or(
                        () ->
                                file.at("date").number().orElse(0) > 0
                                        ? Times.of(file.at("date"))
                                        : Optional.empty());
    }

    private JsonTree lightEval(String key) {
        return file.at("config_general", "model_config", key);
    }

    /** An adapter on a model, or weights that are added to it, are a model of their own name. */
    private static void weights(RunFacts facts, ModelArguments arguments) {
        Optional<Said> added = arguments.adapter().or(arguments::delta);
        if (added.isEmpty()) {
            return;
        }
        String where = "model_args." + added.get().key();
        if (arguments.adapter().isPresent()) {
            facts.variant(where, Variant.ADAPTER);
        }
        ModelName own = ModelName.of(added.get().value());
        Optional<ModelName> base = arguments.of("pretrained").map(ModelName::of);
        facts.state(where, own);
        if (base.isPresent() && own.parameters().isEmpty()) {
            String name = own.base().substring(own.base().lastIndexOf('/') + 1);
            facts.name(
                    where + " on model_args.pretrained",
                    Optional.of(base.get().base() + "+" + name));
        } else {
            facts.name(where, Optional.of(own.base()));
        }
        base.ifPresent(
                said ->
                        facts.scale(
                                Axis.PARAMETERS,
                                "the name in model_args.pretrained",
                                said.parameters()));
    }

    private static void revision(RunFacts facts, String where, Optional<String> revision) {
        revision.ifPresent(said -> facts.state(where, ModelName.ofRevision(said)));
    }

    /** In what the weights were kept, if that is fewer bits than the model was trained in. */
    private Optional<Said> bits(ModelArguments arguments) {
        return arguments
                .quantisation()
                .or(
                        () ->
                                dtype(
                                        "config_general.model_dtype",
                                        file.at("config_general", "model_dtype")))
                .or(() -> dtype("model_config.dtype", lightEval("dtype")));
    }

    private static Optional<Said> dtype(String key, JsonTree stated) {
        return stated.text()
                .filter(type -> !ModelArguments.isPlain(type))
                .map(ModelArguments::quantised)
                .filter(word -> !word.startsWith("quantised"))
                .map(word -> new Said(key, word));
    }

    /** Tells in the name what makes it another model: {@code m-4bit}, {@code m@v1.1}. */
    private static RunIdentity told(
            RunIdentity identity, Optional<Said> bits, ModelArguments arguments) {
        return bits.map(said -> identity.toldQuantised(said.value(), said.key()))
                .orElse(identity)
                .toldRevision(arguments.of("revision"), "model_args.revision");
    }
}
