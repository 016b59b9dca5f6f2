package io.saltus.sources.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model's name taken apart into who, what and where: {@code models--EleutherAI--pythia-410m/
 * snapshots/HASH} is the model {@code pythia-410m} of {@code EleutherAI} at a hash.
 *
 * @param maker who published it, if that is said
 * @param model the name itself
 * @param state what stands behind the name and tells the state of training, or the revision
 * @param hash hash of the files, if there is one
 */
record NamePath(Optional<String> maker, String model, String state, Optional<String> hash) {

    private static final Pattern CACHE =
            Pattern.compile("models--([^/]+?)--([^/]+?)(?:/(?:snapshots|refs)/([^/]+))?(?:/.*)?$");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32,64}");
    private static final Pattern ROOTED =
            Pattern.compile("(?:[A-Za-z]:|~[^/]*|\\.{1,2}|[$][^/]*)?/.*");
    private static final Pattern HUB =
            Pattern.compile("(?i)^(?:https?://(?:www\\.)?(?:huggingface|hf)\\.co|hf:/)/+");

    /** How files are kept. */
    private static final String KEPT =
            "(?:hf|final|last|latest|main|model|weights|consolidated|original|fp16|fp32|bf16|float16"
                    + "|bfloat16|torch|pytorch|huggingface|safetensors)";

    /** One count of training. */
    private static final String COUNT =
            "(?:global[_-]?)?(?:steps?|iter(?:ation)?s?|checkpoint|ckpt|epochs?)[_=-]?"
                    + "\\d+(?:\\.\\d+)?[km]?";

    /** Folders below a model's own that hold one state of it, or its files. */
    private static final Pattern BELOW =
            Pattern.compile(
                    "(?i)(?:%1$s(?:[_-]%1$s)*|checkpoints?|ckpts?|snapshots|tree|resolve|[.]"
                                    .formatted(KEPT)
                            + "|(?:%1$s[_-])*(?:%2$s[_-]?)+(?:[_-](?:%1$s|ckpt|checkpoint))*"
                                    .formatted(KEPT, COUNT)
                            + "|stage\\d+.*|tokens?[_-]?\\d+.*|\\d+(?:\\.\\d+)?[mbt](?:t|[_-]?(?:toks?|tokens?))"
                            + "|ep\\d+(?:-ba\\d+)?(?:-rank\\d+)?|\\d+[km]?[_-]?(?:steps?|iters?|iterations?|epochs?)"
                            + "|\\d{1,9})");

    /** Ends of the names of files in which weights are kept. */
    private static final Pattern FILE =
            Pattern.compile("(?i)\\.(?:ckpt|pth?|bin|safetensors|nemo)$");

    /** Folders in which people keep models; no maker is called so. */
    private static final Pattern FOLDER =
            Pattern.compile(
                    "(?i)(?:(?:hf|local|saved|pretrained|my)[_-]?)?"
                            + "(?:models?|checkpoints?|ckpts?|outputs?|out|results?|weights)");

    private static final Pattern QUOTES = Pattern.compile("^[\"']|[\"']$");
    private static final Pattern FILE_SCHEME = Pattern.compile("^(?i)file:/*");
    private static final Pattern END = Pattern.compile("/+[.]?$");
    private static final Pattern SLASHES = Pattern.compile("/+");
    private static final Pattern CALLED_STEP = Pattern.compile("(?i)step[-_]?[1-9]");
    private static final Pattern SIZE_ALONE = Pattern.compile("(?i)\\d{1,5}(?:\\.\\d+)?[bt]");
    private static final Pattern SIZE_WITHIN =
            Pattern.compile("(?i)(?<![a-z0-9.])\\d{1,4}(?:\\.\\d+)?[mb](?![a-z0-9])");

    static NamePath of(String text) {
        String path =
                FILE_SCHEME
                        .matcher(QUOTES.matcher(text.strip()).replaceAll("").replace('\\', '/'))
                        .replaceFirst("/");
        path = END.matcher(HUB.matcher(path).replaceFirst("")).replaceFirst("");
        path = FILE.matcher(path).replaceFirst("");
        Matcher cache = CACHE.matcher(path);
        if (cache.find()) {
            String revision = cache.group(3) == null ? "" : cache.group(3);
            boolean hashed = HASH.matcher(revision).matches();
            return new NamePath(
                    Optional.of(cache.group(1)),
                    cache.group(2),
                    hashed ? "" : revision,
                    hashed ? Optional.of(revision) : Optional.empty());
        }
        path = path.contains("/") ? path : path.replace("__", "/"); // as the harness names folders
        int at = path.lastIndexOf('@');
        String state = at > 0 ? path.substring(at + 1) : "";
        path = at > 0 ? path.substring(0, at) : path;
        return of(path, state);
    }

    private static NamePath of(String path, String revision) {
        boolean rooted = ROOTED.matcher(path).matches();
        List<String> parts = new ArrayList<>(Arrays.asList(SLASHES.split(path)));
        parts.removeIf(String::isBlank);
        boolean hashed = HASH.matcher(revision).matches();
        StringBuilder state = new StringBuilder(hashed ? "" : revision);
        Optional<String> hash = hashed ? Optional.of(revision) : Optional.empty();
        while (parts.size() > 1) {
            String last = parts.get(parts.size() - 1);
            if (HASH.matcher(last).matches()) {
                hash = Optional.of(last);
            } else if (BELOW.matcher(last).matches() && !isCalledStep(parts) || isTokensOf(parts)) {
                state.insert(0, last + " ");
            } else {
                break;
            }
            parts.remove(parts.size() - 1);
        }
        String model = parts.isEmpty() ? path : parts.get(parts.size() - 1);
        boolean made = parts.size() == 2 && !FOLDER.matcher(parts.get(0)).matches();
        Optional<String> maker = !rooted && made ? Optional.of(parts.get(0)) : Optional.empty();
        int joint = model.indexOf("__");
        if (maker.isEmpty() && joint > 0 && model.indexOf("__", joint + 2) < 0) {
            maker = Optional.of(model.substring(0, joint));
            model = model.substring(joint + 2);
        }
        return new NamePath(maker, model, state.toString().strip(), hash);
    }

    /** {@code stepfun-ai/Step-3} is a model of that name; {@code pythia-410m/step1} is a state. */
    private static boolean isCalledStep(List<String> parts) {
        return parts.size() == 2
                && CALLED_STEP.matcher(parts.get(1)).matches()
                && parts.get(0).chars().noneMatch(Character::isDigit);
    }

    /** A folder {@code 1T} below one whose name states the size holds a state of training. */
    private static boolean isTokensOf(List<String> parts) {
        return SIZE_ALONE.matcher(parts.get(parts.size() - 1)).matches()
                && SIZE_WITHIN.matcher(parts.get(parts.size() - 2)).find();
    }

    /** The name with its maker: {@code EleutherAI/pythia-410m}. */
    String name() {
        return maker.map(who -> who + "/" + model).orElse(model);
    }
}
